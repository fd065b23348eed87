"""The addresses of places and of what their registers lack."""

from django.urls import path

from maplebridge.doors.desk.places.gap_pages import gaps, gaps_file
from maplebridge.doors.desk.places.pages import county, outline, place

urlpatterns = [
    path("places/", county, name="desk_places"),
    path("places/gaps/", gaps, name="desk_gaps"),
    path("places/gaps.csv", gaps_file, name="desk_gaps_file"),
    path("places/<slug:code>/", place, name="desk_place"),
    path("places/<slug:code>/map.json", outline, name="desk_place_map"),
]
