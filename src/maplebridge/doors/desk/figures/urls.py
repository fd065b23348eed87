"""The addresses of figures."""

from django.urls import path

from maplebridge.doors.desk.figures import behind, pages

urlpatterns = [
    path("figures/", pages.figures, name="desk_figures"),
    path("figures/behind/", behind.behind, name="desk_figures_behind"),
    path("figures/map/<place>.json", pages.outline, name="desk_figures_map"),
]
