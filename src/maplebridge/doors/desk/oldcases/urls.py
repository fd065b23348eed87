"""The address of the list of old cases."""

from django.urls import path

from maplebridge.doors.desk.oldcases import pages

urlpatterns = [path("old-cases/", pages.old_cases, name="desk_old_cases")]
