"""Who the tests' identity provider knows; tests change it while it runs, as a trust's own staff would."""

import json
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import login
from django.contrib.auth.models import Group, User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@csrf_exempt
@require_http_methods(["POST"])
def say(request: HttpRequest) -> HttpResponse:
    """This will make or change one person, told as JSON: username, email, names, groups, password."""
    said = json.loads(request.body)
    user, _ = User.objects.get_or_create(username=said["username"])
    for name in ("email", "first_name", "last_name"):
        setattr(user, name, said.get(name, getattr(user, name)))
    user.set_password(said.get("password", said["username"]))
    user.save()
    user.groups.set([Group.objects.get_or_create(name=name)[0] for name in said.get("groups", ())])
    EmailAddress.objects.update_or_create(
        user=user, defaults={"email": user.email, "verified": said.get("is_proved", True), "primary": True}
    )
    return HttpResponse(status=204)


@require_http_methods(["GET"])
def enter(request: HttpRequest, username: str) -> HttpResponse:
    """This will sign somebody in at the provider, as if they had done so this morning."""
    user: Any = User.objects.get(username=username)
    login(request, user, backend=BACKEND)
    return HttpResponseRedirect(request.GET.get("next", "/accounts/login/"))
