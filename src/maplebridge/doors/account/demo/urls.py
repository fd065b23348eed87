"""The addresses of quick sign-in; mounted in a demonstration only."""

from django.urls import path

from maplebridge.doors.account.demo import pages

urlpatterns = [
    path("", pages.choose, name="account_demo"),
    path("become/", pages.become, name="account_demo_become"),
]
