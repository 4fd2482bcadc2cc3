"""Whether somebody who came in by the trust's own account has to show it again."""

from datetime import datetime

from django.contrib.auth import logout
from django.http import HttpRequest
from django.utils import timezone
from django.utils.deprecation import MiddlewareMixin

from candour.joining.trust_sign_in import CAME_AT, trust_account


class TrustAccountAgain(MiddlewareMixin):
    """Ends a session that came in by the trust's own account too long ago, or by one that is set up no more.

    What was typed meanwhile is kept, as for everybody who is signed out.
    """

    def process_request(self, request: HttpRequest) -> None:
        came_at = request.session.get(CAME_AT)
        if came_at is None:
            return
        account = trust_account()
        if account is None or timezone.now() - datetime.fromisoformat(came_at) >= account.recheck:
            logout(request)
