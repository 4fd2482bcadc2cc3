"""What we use of Meta's own description of its API, which its SDKs are made from.

https://github.com/facebook/facebook-business-sdk-codegen, api_specs/specs, of 15 April 2026: Page.json,
PagePost.json, Comment.json, Photo.json, IGUser.json, IGMedia.json, IGComment.json, ShadowIGMediaBuilder.json.
It names fields, parameters and their types. What every list takes (limit, after, since) and `access_token`
stand in the guides instead. There is none for Threads.
"""

from tests.twins.documents import Call
from tests.twins.shapes import NUMBER, TEXT, YES_OR_NO, ListOf, Shape, Text, Thing, thing

DATETIME = Text(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000")
ERROR = thing(
    "error",
    error=thing(
        "message",
        "type",
        "code",
        message=TEXT,
        type=TEXT,
        code=NUMBER,
        error_subcode=NUMBER,
        is_transient=YES_OR_NO,
    ),
)
LIST = frozenset({"fields", "limit", "after", "since", "appsecret_proof"})
ONE = frozenset({"fields", "appsecret_proof"})
CURSORS = thing("cursors", cursors=thing(before=TEXT, after=TEXT), next=TEXT)
V, POST_ID = r"/v25\.0", r"\d+_\d+"
ID = thing("id", id=TEXT)


def listed(each: Shape) -> Thing:
    """This will make the shape of a list."""
    return thing("data", closed=True, data=ListOf(each), paging=CURSORS)


def answered(good: Shape) -> dict[int, Shape]:
    """This will make the shapes of good and bad answers."""
    return {200: good, 400: ERROR, 500: ERROR}


def sent(*must: str, **fields: Shape) -> Thing:
    """This will make the shape of a form, with the proof that goes with each call to Facebook."""
    return thing(*must, closed=True, appsecret_proof=Text("[0-9a-f]{64}"), **fields)


def only(**fields: Shape) -> Thing:
    """This will make the shape of what holds these and nothing else."""
    return Thing(fields, frozenset(fields), closed=True)


SOMEBODY = thing("id", id=TEXT, name=TEXT)
COMMENT = thing(
    "id",
    closed=True,
    id=TEXT,
    message=TEXT,
    created_time=DATETIME,
    permalink_url=TEXT,
    parent=ID,
    **{"from": SOMEBODY},
)
PAGE_POST = thing(
    "id",
    closed=True,
    id=TEXT,
    message=TEXT,
    created_time=DATETIME,
    permalink_url=TEXT,
    parent=ID,  # a comment is read at the same address
    comments=listed(COMMENT),
    **{"from": SOMEBODY},
)
GONE = thing("success", success=YES_OR_NO)
FACEBOOK = (
    Call(
        "POST",
        rf"{V}/\d+/photos",
        answered(ID),
        body=sent("published", "source", published=TEXT, alt_text_custom=TEXT, source=TEXT),
    ),
    Call(
        "POST",
        rf"{V}/\d+/feed",
        answered(thing("id", id=Text(POST_ID))),
        body=sent("message", message=TEXT, **{f"attached_media[{n}]": TEXT for n in range(10)}),
    ),
    Call("GET", rf"{V}/\d+/(feed|published_posts|tagged)", answered(listed(PAGE_POST)), LIST),
    Call("GET", rf"{V}/{POST_ID}/comments", answered(listed(COMMENT)), LIST | {"filter", "order"}),
    Call(
        "POST",
        rf"{V}/{POST_ID}/comments",
        answered(thing("id", id=Text(POST_ID))),
        body=sent("message", message=TEXT, attachment_id=TEXT),
    ),
    Call("POST", rf"{V}/\d+/subscribed_apps", answered(GONE), body=sent(subscribed_fields=TEXT)),
    Call("GET", rf"{V}/{POST_ID}", answered(PAGE_POST), ONE),
    Call("POST", rf"{V}/{POST_ID}", answered(GONE), body=sent("message", message=TEXT)),
    Call("DELETE", rf"{V}/{POST_ID}", answered(GONE), ONE),
)
REPLY = thing("id", closed=True, id=TEXT, text=TEXT, timestamp=DATETIME, username=TEXT, **{"from": SOMEBODY})
IG_COMMENT = thing(
    "id",
    closed=True,
    id=TEXT,
    text=TEXT,
    timestamp=DATETIME,
    username=TEXT,
    parent_id=TEXT,
    media=thing("id", id=TEXT, permalink=TEXT),
    replies=listed(REPLY),
    permalink=TEXT,  # a post and a container are read at the same address
    status_code=Text(one_of=frozenset({"EXPIRED", "ERROR", "FINISHED", "IN_PROGRESS", "PUBLISHED"})),
    **{"from": SOMEBODY},
)
IG_MEDIA = thing(
    "id",
    closed=True,
    id=TEXT,
    caption=TEXT,
    timestamp=DATETIME,
    permalink=TEXT,
    username=TEXT,
    comments=listed(IG_COMMENT),
)
MENTIONED = thing(
    "id",
    closed=True,
    id=TEXT,
    mentioned_comment=thing(
        "id", closed=True, id=TEXT, text=TEXT, timestamp=DATETIME, media=thing(id=TEXT, permalink=TEXT)
    ),
    mentioned_media=thing("id", closed=True, id=TEXT, caption=TEXT, timestamp=DATETIME, username=TEXT),
)
INSTAGRAM = (
    Call(
        "POST",
        rf"{V}/\d+/media",
        answered(ID),
        body=thing(
            closed=True,
            image_url=Text("https?://.*"),
            caption=TEXT,
            alt_text=TEXT,
            is_carousel_item=Text(one_of=frozenset({"true"})),
            media_type=Text(one_of=frozenset({"CAROUSEL"})),
            children=Text(r"\d+(,\d+)*"),
        ),
    ),
    Call(
        "POST",
        rf"{V}/\d+/media_publish",
        answered(ID),
        body=thing("creation_id", closed=True, creation_id=Text(r"\d+")),
    ),
    Call("GET", rf"{V}/\d+/media", answered(listed(IG_MEDIA)), LIST),
    Call("GET", rf"{V}/\d+/(comments|replies)", answered(listed(IG_COMMENT)), LIST),
    Call(
        "POST", rf"{V}/\d+/(comments|replies)", answered(ID), body=thing("message", closed=True, message=TEXT)
    ),
    Call("GET", rf"{V}/100", answered(MENTIONED), ONE),
    Call("GET", rf"{V}/\d+", answered(IG_COMMENT), ONE),
    Call(
        "POST",
        rf"{V}/\d+/mentions",
        answered(ID),
        body=thing("message", "media_id", closed=True, message=TEXT, media_id=TEXT, comment_id=TEXT),
    ),
    Call("POST", rf"{V}/\d+/subscribed_apps", answered(GONE), body=only(subscribed_fields=TEXT)),
    Call("DELETE", rf"{V}/\d+", answered(GONE)),
)
