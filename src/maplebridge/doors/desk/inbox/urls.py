"""The addresses of the inbox."""

from django.urls import path

from maplebridge.doors.desk.inbox.pages import arrived, cards, inbox

urlpatterns = [
    path("", inbox, name="desk_inbox"),
    path("arrived/", arrived, name="desk_arrived"),
    path("cards/", cards, name="desk_cards"),
]
