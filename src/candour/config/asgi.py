"""The web process: Django under ASGI, with every template read before the first request.

Behind a proxy the visitor's address and "https" come in headers. They are believed only from the addresses in
CANDOUR_PROXIES, by the server's own wrapper; from anybody else they are words like any others.
"""

import os
import warnings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")

import django
from django.conf import settings
from granian.utils.proxies import wrap_asgi_with_proxy_headers

from candour.config.sqlite.kept import KEEPER, MOST
from candour.config.warming import read_every_template

# WhiteNoise gives files as ordinary iterators; Django reads them in a thread and says so for each place.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

KEEPER.most = MOST
django.setup()
from candour.config.answering import OneThread  # noqa: E402  # it knows rooms, and they want Django set up

application = OneThread()
if settings.CANDOUR_PROXIES:
    application = wrap_asgi_with_proxy_headers(application, trusted_hosts=list(settings.CANDOUR_PROXIES))
read_every_template()
