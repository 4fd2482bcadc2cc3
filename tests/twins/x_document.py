"""What we use of X's OpenAPI document: https://docs.x.com/openapi.json, version 2.167 of August 2026.

Fields of posts and parameters have two names each, for X's guides still write the older ones
(https://docs.x.com/x-api/fundamentals/data-dictionary).
"""

from tests.twins.documents import Call
from tests.twins.shapes import NUMBER, TEXT, YES_OR_NO, ListOf, Text, Thing, thing

ID = Text("[0-9]{1,19}")
PROBLEM = thing("type", "title", "detail", type=TEXT, title=TEXT, detail=TEXT, status=NUMBER)
PROBLEMS = ListOf(PROBLEM)
REFERENCED = ListOf(
    thing("type", "id", id=TEXT, type=Text(one_of=frozenset({"retweeted", "quoted", "replied_to"})))
)
POST = thing(
    id=ID,
    text=TEXT,
    author_id=TEXT,
    created_at=Text(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z"),
    conversation_id=TEXT,
    edit_history_post_ids=ListOf(TEXT),
    edit_history_tweet_ids=ListOf(TEXT),
    referenced_posts=REFERENCED,
    referenced_tweets=REFERENCED,
    entities=thing(urls=ListOf(thing("url", url=TEXT, expanded_url=TEXT))),
    attachments=thing(media_keys=ListOf(TEXT)),
)
PAGE = thing(
    data=ListOf(POST),
    errors=PROBLEMS,
    includes=thing(users=ListOf(thing("id", "name", "username")), media=ListOf(thing("type"))),
    meta=thing(next_token=TEXT, result_count=NUMBER),
)
LISTED = frozenset(
    {"max_results", "pagination_token", "start_time", "since_id", "until_id", "expansions"}
    | {"post.fields", "tweet.fields", "user.fields", "media.fields"}
)
REFUSALS = {400: PROBLEM, 401: PROBLEM, 403: PROBLEM, 404: PROBLEM, 429: Thing()}
NEW_POST = thing(
    closed=True,
    text=TEXT,
    reply=thing("in_reply_to_tweet_id", closed=True, in_reply_to_tweet_id=ID),
    media=thing("media_ids", closed=True, media_ids=ListOf(ID, 1, 4)),
)
DOCUMENT = (
    Call(
        "POST",
        "/2/tweets",
        {201: thing("data", data=thing("id", "text", id=ID, text=TEXT), errors=PROBLEMS), **REFUSALS},
        body=NEW_POST,
    ),
    Call(
        "DELETE",
        "/2/tweets/[0-9]+",
        {200: thing(data=thing("deleted", deleted=YES_OR_NO)), **REFUSALS},
    ),
    Call(
        "POST",
        "/2/media/upload",
        {200: thing(data=thing("id", id=TEXT, media_key=TEXT, expires_after_secs=NUMBER)), **REFUSALS},
        body=thing(
            "media",
            "media_category",
            closed=True,
            media=TEXT,
            media_category=Text(one_of=frozenset({"tweet_image"})),
        ),
    ),
    Call(
        "POST",
        "/2/media/metadata",
        {200: thing(data=thing("id", id=TEXT, associated_metadata=Thing())), **REFUSALS},
        body=thing("id", id=ID, metadata=thing(alt_text=thing("text", text=Text(longest=1000)))),
    ),
    Call("GET", "/2/users/[0-9]+/(tweets|mentions)", {200: PAGE, **REFUSALS}, LISTED),
    Call("GET", "/2/tweets", {200: PAGE, **REFUSALS}, LISTED | {"ids"}),
    Call(
        "GET",
        "/2/users/me",
        {200: thing(data=thing("id", "name", "username", id=ID, username=TEXT)), **REFUSALS},
    ),
)
