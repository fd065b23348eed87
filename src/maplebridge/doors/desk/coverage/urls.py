"""The addresses of coverage reports."""

from django.urls import path

from maplebridge.doors.desk.coverage import figures, pages

urlpatterns = [
    path("coverage/", pages.coverage, name="desk_coverage"),
    path("coverage/gaps/", pages.gaps, name="desk_coverage_gaps"),
    path("coverage/gaps.csv", pages.gaps_file, name="desk_coverage_file"),
    path("coverage/figures/", figures.figures, name="desk_coverage_figures"),
    path("coverage/figures.csv", figures.figures_file, name="desk_coverage_figures_file"),
]
