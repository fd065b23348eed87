"""The addresses of units."""

from django.urls import path

from maplebridge.doors.desk.units.pages import unit, units

urlpatterns = [
    path("units/", units, name="desk_units"),
    path("units/<slug:code>/", unit, name="desk_unit"),
]
