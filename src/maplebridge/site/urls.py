"""Every address of the site, door by door. Not for pages themselves."""

from django.urls import include, path

urlpatterns = [
    path("", include("maplebridge.doors.api.urls")),
    path("", include("maplebridge.doors.portal.urls")),
]
