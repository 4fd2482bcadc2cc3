"""What the tests' identity provider says of its people: groups, and whether a second factor was shown."""

from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter

SHOWS_SECOND_FACTOR = "shows-second-factor"


class Claims(DefaultOIDCAdapter):  # type: ignore[misc]  # allauth ships no types
    """The usual claims, and `groups` and `amr` as hospitals' providers send them."""

    def get_claims(self, purpose: str, user: Any, client: Any, scopes: Any, **more: Any) -> dict[str, Any]:
        """This will add the groups, and in the token how somebody signed in."""
        said: dict[str, Any] = super().get_claims(purpose, user, client, scopes, **more)
        names = list(user.groups.order_by("name").values_list("name", flat=True))
        said["groups"] = [name for name in names if name != SHOWS_SECOND_FACTOR]
        if purpose == "id_token":
            said["amr"] = ["pwd", "mfa"] if SHOWS_SECOND_FACTOR in names else ["pwd"]
        return said
