"""The door for a WSGI server: pages and the public API. The live feed has a process of its own."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maplebridge.site.settings")
application = get_wsgi_application()
