"""The addresses of one case."""

from django.urls import path

from maplebridge.doors.desk.case.acting import act
from maplebridge.doors.desk.case.pages import case, file, moved
from maplebridge.doors.desk.case.revealing import contact

urlpatterns = [
    path("cases/<str:number>/", case, name="desk_case"),
    path("cases/<str:number>/moved/", moved, name="desk_moved"),
    path("cases/<str:number>/act/<str:action>/", act, name="desk_act"),
    path("cases/<str:number>/files/<str:file>/", file, name="desk_file"),
    path("cases/<str:number>/contact/", contact, name="desk_contact"),
]
