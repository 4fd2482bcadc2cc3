"""The web process: Django under ASGI, with every template read before the first request."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")

from django.core.asgi import get_asgi_application

from candour.config.warming import read_every_template

application = get_asgi_application()
read_every_template()
