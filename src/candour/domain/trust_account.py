"""Signing in with the trust's own account (OpenID Connect): what its claims mean here.

The library does the protocol. These rules say which groups come in, which roles and team a group gives, and
when the provider has shown a second factor.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from candour.domain.refusal import Refusal
from candour.domain.roles import Role

KNOWN = frozenset(
    {
        "name",
        "issuer",
        "client_id",
        "secret_file",
        "trust",
        "groups_claim",
        "groups",
        "second_factor",
        "addresses_are_proved",
        "staff_number_claim",
        "job_title_claim",
        "recheck_hours",
        "scopes",
    }
)


@dataclass(frozen=True)
class Group:
    """What membership of one group gives: roles, and a team named by site and team, if any."""

    roles: frozenset[Role]
    site: str = ""
    team: str = ""


@dataclass(frozen=True)
class TrustAccount:
    """How one trust signs in elsewhere.

    `shown_acr`, `shown_amr`: values by which the provider says that a second factor was used; none means
    that Candour asks for its own. `addresses_are_proved`: every e-mail address is the trust's own.
    """

    name: str
    issuer: str
    client_id: str
    secret_file: str
    groups: Mapping[str, Group]
    trust: str = ""
    groups_claim: str = "groups"
    shown_acr: frozenset[str] = frozenset()
    shown_amr: frozenset[str] = frozenset()
    addresses_are_proved: bool = False
    staff_number_claim: str = ""
    job_title_claim: str = ""
    recheck: timedelta = timedelta(hours=12)
    scopes: tuple[str, ...] = ("openid", "profile", "email")


@dataclass(frozen=True)
class Arrival:
    """What the provider says of whoever signs in now."""

    subject: str
    email: str
    is_email_proved: bool
    first_name: str
    last_name: str
    job_title: str
    staff_number: str
    groups: frozenset[str]
    has_shown_second_factor: bool


def from_plain(plain: object) -> TrustAccount:
    """This will read the settings of a trust's own sign-in, refusing what is missing or unknown."""
    if not isinstance(plain, Mapping):
        raise Refusal("It holds no settings.", "Write issuer, client_id, secret_file and groups into it.")
    unknown = {str(key) for key in plain} - KNOWN
    if unknown:
        raise Refusal(
            f"It names {', '.join(sorted(unknown))}, which nobody reads.",
            f"Use these names: {', '.join(sorted(KNOWN))}.",
        )
    for needed in ("issuer", "client_id", "secret_file"):
        if not str(plain.get(needed) or "").strip():
            raise Refusal(f"It does not say the {needed}.", f"Add a line: {needed}: ...")
    factor = plain.get("second_factor") or {}
    return TrustAccount(
        name=str(plain.get("name") or "your trust account"),
        issuer=str(plain["issuer"]).rstrip("/"),
        client_id=str(plain["client_id"]),
        secret_file=str(plain["secret_file"]),
        groups=_groups(plain.get("groups")),
        trust=str(plain.get("trust") or ""),
        groups_claim=str(plain.get("groups_claim") or "groups"),
        shown_acr=_words(factor, "acr"),
        shown_amr=_words(factor, "amr"),
        addresses_are_proved=plain.get("addresses_are_proved") is True,
        staff_number_claim=str(plain.get("staff_number_claim") or ""),
        job_title_claim=str(plain.get("job_title_claim") or ""),
        recheck=_recheck(plain.get("recheck_hours", 12)),
        scopes=tuple(str(each) for each in plain.get("scopes") or ("openid", "profile", "email")),
    )


def arrival_of(claims: Mapping[str, object], account: TrustAccount) -> Arrival:
    """This will read the claims; what is missing is empty, and a group loses a leading slash."""
    first, _, last = str(claims.get("name") or "").strip().partition(" ")
    return Arrival(
        subject=str(claims.get("sub") or ""),
        email=str(claims.get("email") or "").strip().lower(),
        is_email_proved=account.addresses_are_proved or claims.get("email_verified") is True,
        first_name=str(claims.get("given_name") or first).strip(),
        last_name=str(claims.get("family_name") or last).strip(),
        job_title=_one(claims, account.job_title_claim),
        staff_number=_one(claims, account.staff_number_claim),
        groups=frozenset(each.lstrip("/") for each in _texts(claims.get(account.groups_claim))),
        has_shown_second_factor=bool(
            account.shown_acr & set(_texts(claims.get("acr")))
            or account.shown_amr & set(_texts(claims.get("amr")))
        ),
    )


def groups_here(account: TrustAccount, groups: Collection[str]) -> list[Group]:
    """This will give what the groups mean here, in the order of the settings."""
    return [group for name, group in account.groups.items() if name in groups]


def roles_given(account: TrustAccount, groups: Collection[str]) -> frozenset[Role]:
    """This will give the roles that the groups give together."""
    return frozenset(role for group in groups_here(account, groups) for role in group.roles)


def team_given(account: TrustAccount, groups: Collection[str]) -> tuple[str, str]:
    """This will give site and team of the first group that names one, else two empty texts."""
    named = ((group.site, group.team) for group in groups_here(account, groups) if group.team)
    return next(named, ("", ""))


def arriving_refusal(account: TrustAccount, arrival: Arrival) -> Refusal | None:
    """This will say why somebody whom the provider knows does not come in."""
    if not groups_here(account, arrival.groups):
        return Refusal(
            "Your trust account is in no group that uses Candour.",
            "Ask whoever runs accounts at your trust to add you to one.",
        )
    if not arrival.subject:
        return Refusal("Your trust account has no number of its own.", "Ask whoever runs accounts for help.")
    return None


def joining_refusal(arrival: Arrival) -> Refusal | None:
    """This will say why no account can be made for somebody who is new here."""
    if not arrival.email:
        return Refusal(
            "Your trust account told us no email address.", "Ask whoever runs accounts to release it."
        )
    if not (arrival.first_name and arrival.last_name):
        return Refusal("Your trust account told us no name.", "Ask whoever runs accounts to release it.")
    return None


def _groups(plain: object) -> dict[str, Group]:
    if not isinstance(plain, Mapping) or not plain:
        raise Refusal(
            "It names no groups.", "Add groups, such as: groups: {candour-writers: {roles: [writer]}}."
        )
    return {str(name): _group(str(name), each) for name, each in plain.items()}


def _group(name: str, plain: object) -> Group:
    if not isinstance(plain, Mapping):
        raise Refusal(f"The group {name} gives nothing.", "Write its roles: {roles: [writer]}.")
    try:
        roles = frozenset(Role(str(each)) for each in plain.get("roles") or ())
    except ValueError as error:
        known = ", ".join(Role)
        raise Refusal(f"The group {name} gives a role that is none.", f"Roles are {known}.") from error
    if plain.get("team") and not plain.get("site"):
        raise Refusal(f"The group {name} names a team without its site.", "Name the site too.")
    return Group(roles, str(plain.get("site") or ""), str(plain.get("team") or ""))


def _recheck(plain: object) -> timedelta:
    if not isinstance(plain, int) or not 1 <= plain <= 336:
        raise Refusal("recheck_hours is no number of hours from 1 to 336.", "Write 12, or leave it out.")
    return timedelta(hours=plain)


def _words(plain: object, key: str) -> frozenset[str]:
    return frozenset(_texts(plain.get(key))) if isinstance(plain, Mapping) else frozenset()


def _one(claims: Mapping[str, object], name: str) -> str:
    return str(claims.get(name) or "").strip() if name else ""


def _texts(value: object) -> list[str]:
    """This will give a claim as texts: providers send one text, several with spaces, or a list."""
    if isinstance(value, str):
        return [value]
    return [str(each) for each in value] if isinstance(value, Iterable) else []
