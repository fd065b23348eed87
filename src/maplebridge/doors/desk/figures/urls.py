"""The addresses of figures."""

from django.urls import path

from maplebridge.doors.desk.figures import behind, money, pages, rechecks

urlpatterns = [
    path("figures/", pages.figures, name="desk_figures"),
    path("figures/behind/", behind.behind, name="desk_figures_behind"),
    path("figures/money/", money.behind, name="desk_figures_money"),
    path("figures/rechecks/", rechecks.behind, name="desk_figures_rechecks"),
    path("figures/map/<place>.json", pages.outline, name="desk_figures_map"),
]
