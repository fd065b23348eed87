"""The addresses of the weekly review."""

from django.urls import path

from maplebridge.doors.desk.review import deciding, pages

urlpatterns = [
    path("review/", pages.review, name="desk_review"),
    path("review/note/", pages.note, name="desk_review_note"),
    path("review/decide/", deciding.decide, name="desk_review_decide"),
    path("review/new/", deciding.bring, name="desk_review_new"),
]
