"""The addresses of mediation: what a mediator has in hand, and the mediator's page of one case."""

from django.urls import path

from maplebridge.doors.desk.mediation.mine import forget, mine
from maplebridge.doors.desk.mediation.notes import change, keep, step_aside
from maplebridge.doors.desk.mediation.pages import mediation

urlpatterns = [
    path("mediations/", mine, name="desk_mediations"),
    path("mediations/<str:number>/forget/", forget, name="desk_notes_forget"),
    path("cases/<str:number>/mediation/", mediation, name="desk_mediation"),
    path("cases/<str:number>/mediation/conflict/", step_aside, name="desk_conflict"),
    path("cases/<str:number>/mediation/notes/", keep, name="desk_notes"),
    path("cases/<str:number>/mediation/notes/<uuid:note>/", change, name="desk_note"),
]
