"""The address of merging."""

from django.urls import path

from maplebridge.doors.desk.merge.pages import merge

urlpatterns = [path("cases/<str:number>/merge/", merge, name="desk_merge")]
