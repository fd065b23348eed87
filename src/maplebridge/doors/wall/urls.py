"""The addresses of the wall screen."""

from django.urls import path

from maplebridge.doors.wall.screen import pages

urlpatterns = [
    path("", pages.screen, name="wall_screen"),
    path("now/", pages.now, name="wall_now"),
    path("map/<place>.json", pages.outline, name="wall_map"),
]
