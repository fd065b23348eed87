"""The addresses of the list of responsibilities."""

from django.urls import path

from maplebridge.doors.desk.responsibilities.pages import duties, unit_duties

urlpatterns = [
    path("responsibilities/", duties, name="desk_responsibilities"),
    path("responsibilities/<slug:code>/", unit_duties, name="desk_unit_responsibilities"),
]
