"""The page on which people read and try the API; it needs nobody else's server and no inline script."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase


class DocsPage(DocsBase):
    """Swagger UI from the files that ninja brings along."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        """The page, reading the description that this server gives of itself."""
        url = self.get_openapi_url(api, kwargs)
        settings = {"layout": "BaseLayout", "deepLinking": True, "validatorUrl": None, "url": url}
        return render(request, "api/docs/page.html", {"settings": json.dumps(settings)})
