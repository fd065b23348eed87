"""Shows a page in the language of its reader. Not for what is on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from maplebridge.doors.parts.problems import language_of
from maplebridge.ground.words.text import Language


def show(request: HttpRequest, template: str, *, status: int = 200, **facts: Any) -> HttpResponse:
    """The page with `facts` and `en`: whether its reader gets English."""
    en = wanted_language(request) == "en"
    response = render(request, template, {**facts, "en": en}, status=status)
    response.headers["Vary"] = "Accept-Language"
    response.headers["Content-Language"] = "en" if en else "zh-Hans"
    return response


def wanted_language(request: HttpRequest) -> Language:
    """`?lang=zh` or `?lang=en`; else what the browser asks for; else Chinese."""
    match request.GET.get("lang"):
        case "zh":
            return "zh"
        case "en":
            return "en"
    return language_of(request)
