"""The addresses of triage."""

from django.urls import path

from maplebridge.doors.desk.triage.pages import confirm, triage

urlpatterns = [
    path("triage/", triage, name="desk_triage"),
    path("triage/<str:number>/", confirm, name="desk_confirm"),
]
