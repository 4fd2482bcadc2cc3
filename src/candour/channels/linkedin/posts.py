"""The page's own posts on LinkedIn: as they are sent with their pictures, and as its list shows them.

https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api and images-api
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from candour.channels import calls, fitting
from candour.channels.base import Connection, Message, NotAccepted, NotYet, Picture
from candour.channels.linkedin import api
from candour.channels.linkedin.little import little, shown
from candour.channels.outgoing import NoAnswer, NotSent, call
from candour.channels.pictures import kind_of
from candour.channels.reading_back import CLOCKS_MAY_DIFFER, Listed

LONGEST = 3_000
PICTURES = 20
ALT_TEXT = 4_086
LARGEST_PICTURE = 8_000_000
A_PAGE = 50
MOST_PAGES = 10
KINDS = frozenset({"image/jpeg", "image/png", "image/gif"})


def content(account: Connection, message: Message) -> dict[str, object]:
    """This will make a post, once its pictures are with LinkedIn."""
    _, page = api.place_of(account)
    made: dict[str, object] = {
        "author": page,
        "commentary": little(message.text),
        "visibility": "PUBLIC",
        "distribution": {
            "feedDistribution": "MAIN_FEED",
            "targetEntities": [],
            "thirdPartyDistributionChannels": [],
        },
        "lifecycleState": "PUBLISHED",
        "isReshareDisabledByAuthor": False,
    }
    images = [{"id": _uploaded(account, each), "altText": each.alt} for each in message.pictures]
    if len(images) == 1:
        made["content"] = {"media": images[0]}
    elif images:
        made["content"] = {"multiImage": {"images": images}}
    return made


def _uploaded(account: Connection, wanted: Picture) -> str:
    """This will bring a picture's approved bytes to LinkedIn, which shows them with a post alone."""
    other = NotAccepted("LinkedIn shows no pictures of this kind.", "Choose a JPEG or PNG picture.")
    found = fitting.approved(
        account.trust_id, wanted.sha256, largest=LARGEST_PICTURE, kinds=KINDS, other=other
    )
    server, page = api.place_of(account)
    asked = calls.post_json(
        f"{server}/rest/images?action=initializeUpload", {"initializeUploadRequest": {"owner": page}}
    )
    given = api.bring(account, asked).get("value")
    where, name = (
        str(given.get(key, "")) if isinstance(given, Mapping) else "" for key in ("uploadUrl", "image")
    )
    if not where or not name.startswith("urn:li:image:"):
        raise NotYet("LinkedIn's answer names no place for the picture.", calls.usual_wait())
    _put(account, where, found)
    return name


def _put(account: Connection, where: str, found: bytes) -> None:
    """This will bring the bytes to the address that LinkedIn gave for them; nobody sees them yet."""
    headers = {"authorization": f"Bearer {account.secrets['access']}", "content-type": kind_of(found)}
    try:
        answer = call("PUT", where, headers=headers, content=found, patience=api.PATIENCE)
    except NotSent as error:
        raise NotYet(str(error)) from error
    except NoAnswer as error:
        raise NotYet(error.reason) from error
    if not 200 <= answer.status < 300:
        raise NotYet(f"LinkedIn did not take the picture (it answered {answer.status}).", calls.usual_wait())


def brought(account: Connection, name: str) -> dict[str, Any] | None:
    """This will bring a post; None where it is gone."""
    server, _ = api.place_of(account)
    try:
        return api.bring(account, calls.get(f"{server}/rest/posts/{api.urn(name)}"))
    except api.Refused as refused:
        if refused.status == 404:
            return None
        raise


def words(post: Mapping[str, Any]) -> str:
    """This will give the words that LinkedIn shows of a post."""
    return shown(str(post.get("commentary", "")))


def at(post: Mapping[str, Any]) -> datetime:
    """This will read when a post was published."""
    return api.moment(post.get("publishedAt") or post.get("createdAt"))


def listed(account: Connection, since: datetime) -> Iterator[Listed]:
    """This will list the page's own posts since then, newest first."""
    server, page = api.place_of(account)
    earliest = since - CLOCKS_MAY_DIFFER
    for number in range(MOST_PAGES):
        parameters = (
            ("q", "author"),
            ("author", page),
            ("count", str(A_PAGE)),
            ("start", str(number * A_PAGE)),
            ("sortBy", "CREATED"),
        )
        request = calls.Request(
            "GET", f"{server}/rest/posts", parameters, headers={"x-restli-method": "FINDER"}
        )
        some = api.elements(api.bring(account, request))
        for each in some:
            name = str(each.get("id", ""))
            if api.POST.fullmatch(name):
                yield Listed(name, address(name), words(each), "", at(each))
        if len(some) < A_PAGE or at(some[-1]) < earliest:
            return
    raise NotYet("The page has too many posts to look through.")


def address(name: str) -> str:
    """This will give the address at which people see a post."""
    return f"{api.PAGES}/feed/update/{name}"
