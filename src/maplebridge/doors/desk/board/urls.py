"""The addresses of the whistle board."""

from django.urls import path

from maplebridge.doors.desk.board.pages import board, calls, whistle

urlpatterns = [
    path("board/", board, name="desk_board"),
    path("board/calls/", calls, name="desk_calls"),
    path("board/whistle/", whistle, name="desk_whistle"),
]
