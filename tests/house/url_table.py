"""Every address, once: what it names, who may GET it, who may POST to it, and what "may" answers.

`test_every_url.py` tries each address with each method, as each person of two trusts and as a visitor, with
the ids of either trust and with guessed ones. An address that is not here fails that test: add it, and say
who may.
"""

from collections.abc import Mapping

from candour.domain.notifying import News
from tests.house.address import (
    ADMINISTRATOR,
    EVERYBODY,
    NOBODY,
    NOTHING,
    SEEN,
    STAFF,
    WRITER,
    Address,
    who,
)
from tests.house.url_table_of_amends import AMENDS
from tests.house.url_table_of_campaigns import CAMPAIGNS
from tests.house.url_table_of_channels import CHANNELS
from tests.house.url_table_of_clinics import CLINICS
from tests.house.url_table_of_guidelines import GUIDELINES
from tests.house.url_table_of_joining import JOINING
from tests.house.url_table_of_kits import KITS
from tests.house.url_table_of_learning import LEARNING
from tests.house.url_table_of_lookout import LOOKOUT
from tests.house.url_table_of_network import NETWORK
from tests.house.url_table_of_outward import OUTWARD
from tests.house.url_table_of_photos import PHOTOS
from tests.house.url_table_of_playlists import PLAYLISTS
from tests.house.url_table_of_policy import POLICY
from tests.house.url_table_of_promises import PROMISES
from tests.house.url_table_of_squad import SQUAD
from tests.house.url_table_of_voice import VOICE

__all__ = ["ADDRESSES", "Address"]

WEB = (Address("web-events", get=EVERYBODY, got=frozenset({204})),)


def _signing_in(name: str, names: Mapping[str, str] = NOTHING, body: Mapping[str, str] = NOTHING) -> Address:
    """A page of sign-in for whoever needs it, and the way on for whoever does not."""
    either = frozenset({200, 302})
    return Address(name, names, EVERYBODY, EVERYBODY, body, either, frozenset({302, 422}))


def _own_sign_in(name: str) -> Address:
    """A page about one's own password, app or passkeys; some first ask once more who one is."""
    return Address(name, get=STAFF, post=STAFF, got=frozenset({200, 302}), posted=frozenset({302, 422}))


SIGN_IN = (
    _signing_in("account_login", body={"login": "=nobody@example.org", "password": "=x"}),
    Address("account_logout", get=STAFF, post=EVERYBODY),
    Address("account_inactive", get=EVERYBODY),
    Address("account_signup", get=EVERYBODY),
    _own_sign_in("account_reauthenticate"),
    _own_sign_in("account_change_password"),
    _own_sign_in("account_set_password"),
    _signing_in("account_reset_password", body={"email": "=nobody@example.org"}),
    Address("account_reset_password_done", get=EVERYBODY),
    Address("account_reset_password_from_key_done", get=EVERYBODY),
    _signing_in("account_reset_password_from_key", {"uidb36": "=1", "key": "=set-password"}),
    _signing_in("mfa_authenticate"),
    _own_sign_in("mfa_reauthenticate"),
    _signing_in("mfa_login_webauthn"),
    _own_sign_in("mfa_reauthenticate_webauthn"),
    Address("mfa_index", get=STAFF),
    _own_sign_in("mfa_activate_totp"),
    Address("mfa_deactivate_totp"),
    Address("mfa_view_recovery_codes"),
    _own_sign_in("mfa_generate_recovery_codes"),
    Address("mfa_download_recovery_codes"),
    Address("mfa_list_webauthn", get=STAFF),
    _own_sign_in("mfa_add_webauthn"),
    Address("mfa_remove_webauthn", {"pk": "passkey"}),
    Address("mfa_edit_webauthn", {"pk": "passkey"}),
)

MANAGERS = who("communications", "executive", "administrator")
PLANNERS = who("communications", "administrator")
PEOPLE = (
    Address("people-notices", get=STAFF),
    Address("people-notice", {"number": "notice"}, get=WRITER, post=WRITER),
    Address("people-directory", get=STAFF),
    Address(
        "people-add",
        get=ADMINISTRATOR,
        post=ADMINISTRATOR,
        body={
            "first_name": "=Jan",
            "last_name": "=Kerr",
            "email": "=jan.kerr@example.org",
            "job_title": "=Porter",
            "team": "team",
            "staff_group": "staff_group",
            "roles": "=writer",
        },
    ),
    Address("people-person", {"number": "person"}, get=STAFF),
    Address("people-give-role", {"number": "person"}, post=ADMINISTRATOR, body={"role": "=legal"}),
    Address("people-end-role", {"number": "person"}, post=ADMINISTRATOR, body={"role": "=writer"}),
    Address(
        "people-suspend",
        {"number": "person"},
        get=ADMINISTRATOR,
        post=ADMINISTRATOR,
        body={"reason": "=Lost her pass."},
    ),
    Address(
        "people-left",
        {"number": "person"},
        get=ADMINISTRATOR,
        post=ADMINISTRATOR,
        body={"reason": "=Left the trust."},
    ),
    Address("people-let-back", {"number": "suspended"}, post=ADMINISTRATOR),
    Address(
        "people-withdraw-right",
        {"number": "person"},
        get=MANAGERS,
        post=MANAGERS,
        body={"right": "=say_thanks", "reason": "=As we agreed."},
    ),
    Address("people-rota", get=STAFF),
    Address(
        "people-plan",
        get=PLANNERS,
        post=PLANNERS,
        body={
            "role": "=legal",
            "title": "=Solicitor on call",
            "person": "lawyer",
            "starts_on-day": "=1",
            "starts_on-month": "=1",
            "starts_on-year": "=2099",
            "starts": "=09:00",
            "ends_on-day": "=2",
            "ends_on-month": "=1",
            "ends_on-year": "=2099",
            "ends": "=09:00",
        },
    ),
    Address(
        "people-swap",
        {"number": "turn"},
        get=STAFF,
        post=who("reader", "communications", "administrator"),
        body={"to": "second_reader"},
    ),
    Address("people-cancel", {"number": "colleagues_shift"}, post=PLANNERS),
    Address("people-standing-duty", get=PLANNERS, post=PLANNERS, body={"first": "person"}),
    Address("people-me", get=STAFF),
    Address(
        "notices-wishes",
        get=STAFF,
        post=STAFF,
        body={
            **{each.value: "=gathered" for each in News},
            "letter_at": "=07:30",
        },
    ),
    Address("notices-tell-here", post=STAFF, posted=frozenset({302, 422})),
    Address("notices-not-here", post=STAFF),
    Address("notices-try", post=STAFF),
    Address("notices-worker", get=STAFF),
    Address("people-calendar", get=STAFF),
    Address("people-calendar-renew", post=STAFF),
    Address("people-calendar-end", post=STAFF),
    Address("people-calendar-feed", {"token": "calendar"}, get=EVERYBODY, public=True),
    Address("people-sign-out-everywhere", post=STAFF),
    Address("people-mark-device", post=STAFF, body={"device": "=own"}),
    Address("people-end-device", {"mark": "device"}, post=WRITER),
    Address(
        "people-pledge",
        get=STAFF,
        post=who("executive"),
        body={"words": "=I will stand beside you when it goes wrong."},
    ),
    Address("people-vacancies", post=PLANNERS, body={"vacancies_url": "=https://jobs.example.org/here"}),
    Address(
        "people-settings",
        get=PLANNERS,
        post=ADMINISTRATOR,
        body={"undo_seconds": "=30", "jurisdiction": "=england", "duty_title": "=Site manager on duty"},
    ),
)

LOOKERS = who("reader", "approver", "communications")
NAMED_HUMANS = who("reader", "approver", "communications", "executive", "legal")
RELEASERS = who("approver", "communications", "executive", "legal")
READER_SEEN_BY = who("communications", "approver", "administrator")
LISTENING = (
    Address("listening-inbox", get=STAFF),
    Address(
        "listening-tell",
        get=STAFF,
        post=STAFF,
        body={
            "form": "form",
            "came": "=phone",
            "text": "=She rang to say thank you.",
            "wish": "=tell_only",
            "for_whom": "=self",
            "site": "site",
        },
    ),
    Address("listening-told", get=STAFF),
    Address("listening-reader", get=READER_SEEN_BY),
    Address("listening-reader-numbers", get=READER_SEEN_BY),
    Address("listening-reader-examples", post=ADMINISTRATOR, posted=SEEN),
    Address("listening-stories", get=STAFF),
    Address("listening-story", {"story_id": "story"}, get=STAFF),
    Address("listening-story-publish", {"story_id": "story"}, post=LOOKERS, body={"is_looked_at": "=on"}),
    Address(
        "listening-story-refuse",
        {"story_id": "story"},
        post=LOOKERS,
        body={"because": "=It names a neighbour."},
    ),
    Address(
        "listening-report-settle",
        {"report_id": "report"},
        post=LOOKERS,
        body={"because": "=It names nobody."},
    ),
    Address("listening-contact", {"post_id": "rung"}, post=LOOKERS, posted=SEEN),
    Address("listening-post", {"post_id": "post"}, get=STAFF, notes=True),
    Address("listening-take", {"post_id": "free"}, post=STAFF),
    Address("listening-hand-over", {"post_id": "claimed"}, post=WRITER, body={"to": "person"}),
    Address("listening-give-back", {"post_id": "claimed"}, post=WRITER),
    Address("listening-correct", {"post_id": "post"}, post=STAFF, body={"kind": "=question"}),
    Address("listening-correct-undo", {"post_id": "corrected"}, post=STAFF),
    Address("listening-aside", {"post_id": "free"}, post=STAFF, body={"reason": "=Answered by phone."}),
    Address("listening-bring-back", {"post_id": "put_aside"}, post=STAFF),
    Address("listening-hand-off-see", {"hand_off_id": "hand_off"}, post=NAMED_HUMANS),
    Address(
        "listening-hand-off-record", {"hand_off_id": "hand_off"}, post=NAMED_HUMANS, body={"done": "=told"}
    ),
    Address(
        "listening-hand-off-release",
        {"hand_off_id": "hand_off"},
        post=RELEASERS,
        body={"reason": "=They were told."},
    ),
    Address(
        "listening-clock-stop", {"clock_id": "clock"}, post=STAFF, body={"reason": "=Answered by letter."}
    ),
)

NAMED = who("reader", "executive")
TALKS = (
    Address("talks-mine", get=STAFF),
    Address(
        "talks-offer",
        {"post_id": "free"},
        get=STAFF,
        post=STAFF,
        body={"opened": "form", "to": "person", "how": "=ring", "suits": "=any_time"},
        posted=frozenset({200, 403, 422}),
    ),
    Address("talks-talk", {"talk_id": "talk"}, get=STAFF),
    Address("talks-look", {"talk_id": "talk"}, post=NAMED, posted=SEEN),
    Address("talks-again", {"talk_id": "looked_at_talk"}, post=NAMED),
    Address("talks-end", {"talk_id": "looked_at_talk"}, post=NAMED, body={"outcome": "=rung"}),
    Address("talks-hand-on", {"talk_id": "talk"}, post=NAMED, body={"to": "second_reader"}),
)

STORY = {
    "opened": "form",
    "text": "=The tea was cold, and the nurse made me a new cup.",
    "wish": "=tell_only",
    "for_whom": "=self",
}


def _public(
    name: str,
    names: Mapping[str, str] = NOTHING,
    body: Mapping[str, str] | None = None,
    *,
    is_page: bool = True,
) -> tuple[Address, Address]:
    """A page of the front door: at the top for the first trust, under its own name for any other."""
    gets, posts = EVERYBODY if is_page else NOBODY, NOBODY if body is None else EVERYBODY
    got, posted = frozenset({200, 302, 404}), frozenset({302, 403, 404, 422})
    rest = (gets, posts, body or NOTHING, got, posted)
    return (
        Address(name, names, *rest, public=True),
        Address(f"of-trust:{name}", {"trust": "slug", **names}, *rest, public=True),
    )


LINK = {"token": "link"}
ASKING = {"opened": "form", "how": "=ring", "reach": "=01271 000000", "when": "=any_time"}
PUBLIC = (
    *_public("public-front"),
    *_public("public-story", {"story_id": "published"}),
    *_public("public-report-story", {"story_id": "published"}, {"opened": "form", "reason": "=Untrue."}),
    *_public("public-report-answer", {"answer_id": "answer"}, {"opened": "form", "reason": "=Untrue."}),
    *_public("public-answer-picture", {"answer_id": "answer", "sha256": "=0"}),
    *_public("public-post", {"post_id": "own_post"}),
    *_public("public-reported"),
    *_public("public-put-right"),
    *_public("public-wall", {"slug": "campaign_slug"}),
    *_public("public-feed"),
    *_public("public-share", body=STORY),
    *_public("public-told", LINK),
    *_public("public-keep", LINK),
    *_public("public-told-reply", LINK, {"text": "=Thank you for asking."}, is_page=False),
    *_public("public-told-wish", LINK, {"wish": "=tell_only"}),
    *_public("public-told-withdraw", LINK, {}),
    *_public("public-told-judge", LINK, {"verdict": "=yes"}, is_page=False),
    *_public("public-told-talk", LINK, ASKING),
    *_public("public-talk-ask", body=ASKING),
    *_public("public-talk-asked"),
    *_public("public-talk", {"token": "talk_link"}, ASKING),
    *_public("public-voices"),
    *_public("public-working-here"),
    *_public("public-playlist", {"playlist_id": "playlist"}),
    *_public("public-privacy"),
    *_public("public-accessibility"),
    Address("public-robots", get=EVERYBODY, public=True),
)

HOME = (
    Address("home", get=STAFF, notes=True),
    Address("home-search", get=STAFF),
    Address("home-catch-up", get=STAFF, post=STAFF, body={"days": "=7"}),
    Address("home-hosts", get=ADMINISTRATOR),
)
DEMO = (Address("demo-enter", {"token": "=guessed"}),)

ADDRESSES: tuple[Address, ...] = (
    *WEB,
    *AMENDS,
    *CHANNELS,
    *SIGN_IN,
    *PEOPLE,
    *JOINING,
    *LISTENING,
    *TALKS,
    *VOICE,
    *NETWORK,
    *OUTWARD,
    *PHOTOS,
    *CAMPAIGNS,
    *CLINICS,
    *PLAYLISTS,
    *POLICY,
    *KITS,
    *LEARNING,
    *GUIDELINES,
    *SQUAD,
    *PUBLIC,
    *HOME,
    *LOOKOUT,
    *PROMISES,
    *DEMO,
)
