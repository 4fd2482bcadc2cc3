"""One form, one effect: a double click, a reload or the back button answers with what the first try did."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone

from candour.ledger.inserting import Insertion
from candour.ledger.prepared import Change
from candour.web.models import SentForm

FIELD = "once"
KEPT_FOR = timedelta(days=2)
_SALT = "candour.web.once"
_NOW_AND_THEN = "00"
"""A token whose hash begins so, one of 256, takes what is too old away with it."""

_CLAIMS = Insertion(SentForm, leaves_known=True)
_ANSWER = Change(lambda row, answer: (SentForm.objects.filter(pk=row), {"answer": answer}))

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]


class _NothingHappenedError(Exception):
    """Carries an answer that changed nothing (an invalid form) out of the transaction."""

    def __init__(self, response: HttpResponseBase) -> None:
        super().__init__()
        self.response = response


def form_token() -> str:
    """This will make a signed token for one printing of one form."""
    return signing.dumps(secrets.token_urlsafe(16), salt=_SALT)


def once(view: View[Arguments]) -> View[Arguments]:
    """This will let each printed form have its effect once; sent again, it gets the first answer's redirect.

    The view runs inside one transaction with the token's row, so two tries at the same moment queue up. Only
    an answer that sends the reader on (3xx) uses the token up and keeps what the view wrote: after an invalid
    form the same page can be sent again.
    """

    @wraps(view)
    def guarded(
        request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponseBase:
        token = request.POST.get(FIELD, "") if request.method == "POST" else ""
        if not _is_ours(token):
            return view(request, *args, **kwargs)
        token_hash = hashlib.sha256(token.encode()).hexdigest()
        try:
            with transaction.atomic():
                row = _claim(token_hash)
                if row is None:
                    return _first_answer(token_hash)
                response = view(request, *args, **kwargs)
                if not 300 <= response.status_code < 400:
                    raise _NothingHappenedError(response)  # noqa: TRY301  # it leaves the transaction
                _ANSWER.write(row=row.pk, answer=response.headers.get("Location", "")[:2000])
                return response
        except _NothingHappenedError as nothing:
            return nothing.response

    return guarded


def unless_sent(request: HttpRequest, act: Callable[[], None]) -> None:
    """This will act, such as keep a draft, unless the form that a request comes from was sent already.

    What was on its way while the form was sent would otherwise arrive after it and bring back what is done.
    Sending waits while this acts, and this waits while the form is being sent.
    """
    token = request.POST.get(FIELD, "")
    if not _is_ours(token):
        act()
        return
    with transaction.atomic():
        row = _claim(hashlib.sha256(token.encode()).hexdigest())
        if row is not None:
            act()
            row.delete()


def _claim(token_hash: str) -> SentForm | None:
    """This will take a token; None where it was used, after waiting for whoever uses it at this moment."""
    now = timezone.now()
    if token_hash.startswith(_NOW_AND_THEN):
        SentForm.objects.filter(sent_at__lt=now - KEPT_FOR).delete()
    row = SentForm(token_hash=token_hash, sent_at=now)
    return row if _CLAIMS.write(row) else None


def _first_answer(token_hash: str) -> HttpResponse:
    sent = SentForm.objects.get(token_hash=token_hash)
    return HttpResponseRedirect(sent.answer or "/")


def _is_ours(token: str) -> bool:
    try:
        signing.loads(token, salt=_SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return False
    return True
