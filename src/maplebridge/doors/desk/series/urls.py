"""The addresses of monthly series."""

from django.urls import path

from maplebridge.doors.desk.series import export, pages

urlpatterns = [
    path("series/", pages.series, name="desk_series"),
    path("series/file/", export.series_file, name="desk_series_file"),
]
