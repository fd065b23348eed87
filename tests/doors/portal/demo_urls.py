"""The addresses of a demonstration: those of everybody, and its phone."""

from django.urls import path

from maplebridge.doors.portal.demo_phone.pages import phone
from maplebridge.site.urls import handler404
from maplebridge.site.urls import urlpatterns as everywhere

__all__ = ["handler404"]
urlpatterns = [*everywhere, path("demo/phone/", phone, name="portal_demo_phone")]
