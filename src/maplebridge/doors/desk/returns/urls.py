"""The address of returns and objections."""

from django.urls import path

from maplebridge.doors.desk.returns.pages import returns

urlpatterns = [path("returns/", returns, name="desk_returns")]
