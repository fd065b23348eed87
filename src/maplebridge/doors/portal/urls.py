"""The addresses of the residents' door."""

from django.urls import path

from maplebridge.doors.portal.health import pages as health
from maplebridge.doors.portal.start import pages as start

urlpatterns = [
    path("", start.start),
    path("healthz", health.alive),
    path("readyz", health.ready),
]
