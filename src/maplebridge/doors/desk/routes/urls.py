"""The address of the ways out of a case."""

from django.urls import path

from maplebridge.doors.desk.routes.pages import routes

urlpatterns = [path("cases/<str:number>/routes/", routes, name="desk_routes")]
