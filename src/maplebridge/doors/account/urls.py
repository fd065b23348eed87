"""The addresses for signing in and out, and for one's own account."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
