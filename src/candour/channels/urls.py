"""The addresses of connections."""

from django.urls import path

from candour.channels.views import account, connecting, listing, shown

urlpatterns = [
    path("connections", listing.connections, name="channels-connections"),
    path("connections/add", listing.networks, name="channels-networks"),
    path("connections/add/<slug:channel>", connecting.add, name="channels-add"),
    path("connections/tries/<int:try_id>", connecting.show, name="channels-try"),
    path("connections/back", connecting.back, name="channels-back"),
    path("connections/<int:account_id>", account.show, name="channels-account"),
    path("connections/<int:account_id>/again", connecting.again, name="channels-again"),
    path("connections/<int:account_id>/owner", account.owner, name="channels-owner"),
    path("connections/<int:account_id>/pause", account.pause, name="channels-pause"),
    path("connections/<int:account_id>/resume", account.resume, name="channels-resume"),
    path("connections/<int:account_id>/leave", account.leave, name="channels-leave"),
    path("pictures/on-a-page/<str:name>", shown.on_a_page, name="channels-picture-on-a-page"),
    path("pictures/<str:name>", shown.picture, name="channels-picture"),
]
