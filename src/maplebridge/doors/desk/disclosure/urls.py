"""The addresses of disclosure."""

from django.urls import path

from maplebridge.doors.desk.disclosure import editing, pages

urlpatterns = [
    path("disclosure/", pages.duties, name="desk_disclosure"),
    path("disclosure/county/", pages.county, name="desk_disclosure_county"),
    path("disclosure/county/ask/", pages.ask_for, name="desk_disclosure_ask"),
    path("disclosure/new/", editing.new, name="desk_disclosure_new"),
    path("disclosure/event/", editing.event, name="desk_disclosure_event"),
    path("disclosure/cards/", editing.cards, name="desk_supervision_cards"),
    path("disclosure/<uuid:publication>/", editing.change, name="desk_publication"),
]
