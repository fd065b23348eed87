"""The addresses of saved views."""

from django.urls import path

from maplebridge.doors.desk.views.pages import beside, change, open_view, save, views

urlpatterns = [
    path("views/", views, name="desk_views"),
    path("views/save/", save, name="desk_save_view"),
    path("views/beside/", beside, name="desk_views_beside"),
    path("views/<uuid:view>/", open_view, name="desk_view"),
    path("views/<uuid:view>/change/", change, name="desk_change_view"),
]
