"""The address of the cases that a unit took in for others."""

from django.urls import path

from maplebridge.doors.desk.taken import pages

urlpatterns = [path("taken/", pages.taken, name="desk_taken")]
