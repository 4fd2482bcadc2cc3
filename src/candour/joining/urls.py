"""The addresses of `joining`."""

from django.urls import path

from candour.joining.views import coming, inviting, lists, trust_account

urlpatterns = [
    path("invite", inviting.invitations, name="joining-invite"),
    path("invite/one", inviting.invite_one, name="joining-invite-one"),
    path("invite/poster", inviting.poster, name="joining-poster"),
    path("invite/lists", lists.send, name="joining-lists"),
    path("invite/lists/<int:number>", lists.look, name="joining-list"),
    path("invite/<int:number>", inviting.invitation, name="joining-invitation"),
    path("invite/<int:number>/end", inviting.end, name="joining-end"),
    path("invite/newcomers/<int:number>/welcome", inviting.welcome, name="joining-welcome"),
    path("invite/newcomers/<int:number>/turn-away", inviting.turn_away, name="joining-turn-away"),
    path("sign-in/trust", trust_account.begin, {"provider_id": "trust"}, name="openid_connect_login"),
    path("sign-in/trust/back", trust_account.back, {"provider_id": "trust"}, name="openid_connect_callback"),
    path("sign-in/trust/stopped", trust_account.cancelled, name="socialaccount_login_cancelled"),
    path("join", coming.enter_code, name="joining-code"),
    path("join/waiting", coming.waiting, name="joining-waiting"),
    path("join/<slug:code>", coming.accept, name="joining-accept"),
]
