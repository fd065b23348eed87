"""The address of the duty list."""

from django.urls import path

from maplebridge.doors.desk.dutylist import pages

urlpatterns = [path("duties/", pages.duties, name="desk_duties")]
