"""The address of the search."""

from django.urls import path

from maplebridge.doors.desk.search.pages import find

urlpatterns = [path("search/", find, name="desk_search")]
