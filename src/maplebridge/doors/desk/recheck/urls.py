"""The addresses of re-checks."""

from django.urls import path

from maplebridge.doors.desk.recheck import pages

urlpatterns = [
    path("recheck/", pages.mine, name="desk_recheck"),
    path("recheck/explain/", pages.explain, name="desk_recheck_explain"),
]
