"""Pages under WSGI, for many web processes; /events then needs one ASGI process beside them."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")

from django.core.wsgi import get_wsgi_application

from candour.config.warming import read_every_template

application = get_wsgi_application()
read_every_template()
