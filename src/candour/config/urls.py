"""Every address, room by room: home and the feed, which are asked for most, before the others."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("candour.home.urls")),
    path("", include("candour.network.urls")),
    path("", include("candour.web.urls")),
    path("", include("candour.people.urls")),
    path("", include("candour.joining.urls")),
    path("", include("candour.channels.urls")),
    path("", include("candour.notices.urls")),
    path("", include("candour.photos.urls")),
    path("", include("candour.playlists.urls")),
    path("", include("candour.listening.urls")),
    path("", include("candour.lookout.urls")),
    path("", include("candour.talks.urls")),
    path("", include("candour.voice.urls")),
    path("", include("candour.policy.urls")),
    path("", include("candour.promises.urls")),
    path("", include("candour.outward.urls")),
    path("", include("candour.kits.urls")),
    path("", include("candour.amends.urls")),
    path("", include("candour.learning.urls")),
    path("", include("candour.campaigns.urls")),
    path("", include("candour.guidelines.urls")),
    path("", include("candour.squad.urls")),
    path("", include("candour.clinics.urls")),
    path("", include("candour.public.urls")),
]
if settings.CANDOUR_MODE != "live":
    urlpatterns.append(path("", include("candour.demo.urls")))

handler400 = "candour.web.errors.bad_request"
handler403 = "candour.web.errors.forbidden"
handler404 = "candour.web.errors.not_found"
handler500 = "candour.web.errors.broken"
