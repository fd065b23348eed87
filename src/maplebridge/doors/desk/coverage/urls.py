"""The addresses of coverage reports."""

from django.urls import path

from maplebridge.doors.desk.coverage import pages

urlpatterns = [
    path("coverage/", pages.coverage, name="desk_coverage"),
    path("coverage/gaps/", pages.gaps, name="desk_coverage_gaps"),
    path("coverage/gaps.csv", pages.gaps_file, name="desk_coverage_file"),
]
