"""The addresses of taking in."""

from django.urls import path

from maplebridge.doors.desk.intake.pages import advice, new, questions, slip

urlpatterns = [
    path("new/", new, name="desk_new"),
    path("new/questions/", questions, name="desk_questions"),
    path("new/advice/", advice, name="desk_advice"),
    path("cases/<str:number>/slip/", slip, name="desk_slip"),
]
