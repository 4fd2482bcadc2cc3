"""The web process: Django under ASGI, with every template read before the first request."""

import os
import warnings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")

from django.core.asgi import get_asgi_application

from candour.config.warming import read_every_template

# WhiteNoise gives files as ordinary iterators; Django reads them in a thread and says so for each place.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

application = get_asgi_application()
read_every_template()
