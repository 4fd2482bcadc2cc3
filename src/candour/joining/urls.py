"""The addresses of `joining`."""

from django.urls import path

from candour.joining.views import coming, inviting

urlpatterns = [
    path("invite", inviting.invitations, name="joining-invite"),
    path("invite/one", inviting.invite_one, name="joining-invite-one"),
    path("invite/poster", inviting.poster, name="joining-poster"),
    path("invite/<int:number>", inviting.invitation, name="joining-invitation"),
    path("invite/<int:number>/end", inviting.end, name="joining-end"),
    path("invite/newcomers/<int:number>/welcome", inviting.welcome, name="joining-welcome"),
    path("invite/newcomers/<int:number>/turn-away", inviting.turn_away, name="joining-turn-away"),
    path("join", coming.enter_code, name="joining-code"),
    path("join/waiting", coming.waiting, name="joining-waiting"),
    path("join/<slug:code>", coming.accept, name="joining-accept"),
]
