"""The door for a WSGI server: pages and the public API. The live feed has a process of its own."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maplebridge.site.settings")
application = get_wsgi_application()

# What is loaded now stays for good: the collector need not look at it again, and for the rest it may come less often
# (one request makes some thousand objects, nearly all of them freed without it).
YOUNG, MIDDLE, OLD = 20_000, 20, 50
gc.collect()
gc.freeze()
gc.set_threshold(YOUNG, MIDDLE, OLD)
