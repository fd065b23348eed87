"""The address of the chase board."""

from django.urls import path

from maplebridge.doors.desk.chase.pages import chase

urlpatterns = [path("chase/", chase, name="desk_chase")]
