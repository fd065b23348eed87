"""The addresses of ledgers."""

from django.urls import path

from maplebridge.doors.desk.ledger.pages import exports, ledger

urlpatterns = [
    path("ledger/", ledger, name="desk_ledger"),
    path("ledger/taken/", exports, name="desk_exports"),
]
