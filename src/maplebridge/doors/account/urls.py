"""The addresses for signing in and out, and for one's own account."""

from django.urls import URLPattern, URLResolver, path

from maplebridge.doors.account.demo import pages as demo
from maplebridge.doors.account.home import pages as home

urlpatterns: list[URLPattern | URLResolver] = [
    path("home/", home.go, name="account_home"),
    path("demo/", demo.choose, name="account_demo"),
    path("demo/become/", demo.become, name="account_demo_become"),
]
