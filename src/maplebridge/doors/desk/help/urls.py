"""The address of the help."""

from django.urls import path

from maplebridge.doors.desk.help.pages import guide

urlpatterns = [path("help/", guide, name="desk_help")]
