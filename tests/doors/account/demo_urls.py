"""The site's addresses as in a demonstration."""

from django.urls import include, path

from maplebridge.site.urls import handler400, handler403, handler404, handler500
from maplebridge.site.urls import urlpatterns as everywhere

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
urlpatterns = [path("account/demo/", include("maplebridge.doors.account.demo.urls")), *everywhere]
