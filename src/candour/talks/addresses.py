"""Where somebody outside asks for a talk; the `public` room serves exactly these paths."""

from django.conf import settings

from candour.people.models import Trust


def talk_url(token: str) -> str:
    """This will give the whole address of a one-time link."""
    return f"{settings.CANDOUR_ADDRESS.rstrip('/')}/talk/{token}"


def open_url(trust: Trust) -> str:
    """This will give the whole address at which anybody may ask a trust for a talk."""
    return f"{settings.CANDOUR_ADDRESS.rstrip('/')}/t/{trust.slug}/talk"
