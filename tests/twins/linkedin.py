"""LinkedIn as its versioned API is written down: the page of St Brannoc's, and people who comment there.

https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api, comments-api and
images-api; organizations/organization-social-action-notifications. Rules that a test may change: limited (so
many calls), refuses_duplicates, edits ("kept", or "lost": taken and not done), gives_refresh.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from candour.channels.linkedin.little import RESERVED
from tests.twins.letting_in import Gate
from tests.twins.linkedin_kept import Comment, Post, images_in, now, page_of, plain, refusal, shown
from tests.twins.twin import Answer, Log, Request, Twin, answers, serve

PAGE = "urn:li:organization:2414183"
SAM = "urn:li:person:yrZCpj2Z12"
A_YEAR = 365 * 86_400
EARLIER = "urn:li:share:7000000000000000001"
"""A post of the page that was there before: whoever says something without more comments on it."""
WHOLE = re.compile(rf"(?:\\.|[^{re.escape(RESERVED.replace('#', ''))}])*", re.DOTALL)


class LinkedInTwin(Twin):
    """A small LinkedIn."""

    name = "linkedin"

    def __init__(self, log: Log) -> None:
        super().__init__(log)
        self.rules |= {"refuses_duplicates": False, "edits": "kept", "gives_refresh": True}
        # 60 days; the same token renews for a year: .../shared/authentication/programmatic-refresh-tokens
        self.gate = Gate(self.rules, 60 * 86_400.0, rotates=False, needs_pkce=False, refresh_lasts=A_YEAR)
        self.last = 710_000_000_000_000_000
        self.posts = {
            EARLIER: Post(EARLIER, "urn:li:activity:7000000000000000002", PAGE, "Hello.", 0, is_older=True)
        }
        self.comments: dict[str, Comment] = {}
        self.images: dict[str, int] = {}
        self.happened: list[dict[str, Any]] = []

    def answer(self, request: Request) -> Answer:
        """Names in addresses come packed: .../shared/api-guide/concepts/urns."""
        return super().answer(replace(request, path=unquote(request.path)))

    def grant(self) -> dict[str, object]:
        return self.gate.grant()

    # What the person and the app see of OAuth

    @answers("GET", "/oauth/v2/authorization")
    def authorise(self, request: Request) -> Answer:
        return self.gate.authorise(request)

    @answers("POST", "/oauth/v2/accessToken")
    def token(self, request: Request) -> Answer:
        answer = self.gate.token(request)
        if answer.status == 200 and not self.rules["gives_refresh"]:  # "for approved partners" alone
            for name in ("refresh_token", "refresh_token_expires_in"):
                answer.content.pop(name)
        return answer

    @answers("GET", "/rest/organizationAcls")
    def roles(self, request: Request) -> Answer:
        role = {"role": "ADMINISTRATOR", "organization": PAGE, "roleAssignee": SAM, "state": "APPROVED"}
        return self._no(request) or Answer(200, {"elements": [role], "paging": {"start": 0, "count": 10}})

    @answers("GET", "/rest/organizations/([0-9]+)")
    def page(self, request: Request, number: str) -> Answer:
        names = {"id": int(number), "localizedName": "St Brannoc's", "vanityName": "st-brannocs"}
        return self._no(request) or Answer(200, names)

    # Posts

    @answers("POST", "/rest/images")
    def begin_image(self, request: Request) -> Answer:
        if no := self._no(request):
            return no
        asked = request.json().get("initializeUploadRequest", {})
        if request.asked.get("action") != "initializeUpload" or asked.get("owner") != PAGE:
            return refusal(400, "ILLEGAL_ARGUMENT")
        name = f"urn:li:image:C4E{self._next()}"
        self.images[name] = 0
        where = {"uploadUrl": f"{self.address}/dms-uploads/{name}", "image": name, "uploadUrlExpiresAt": 1}
        return Answer(200, {"value": where})

    @answers("PUT", "/dms-uploads/(urn:li:image:[A-Z0-9a-z]+)")
    def take_image(self, request: Request, name: str) -> Answer:
        if not self.gate.knows(request) or name not in self.images or not request.body:
            return refusal(401, "INVALID_ACCESS_TOKEN", 65600)
        self.images[name] = len(request.body)
        return Answer(201)

    @answers("POST", "/rest/posts")
    def create(self, request: Request) -> Answer:
        if no := self._no(request):
            return no
        said = request.json()
        missing = {"author", "commentary", "visibility", "distribution", "lifecycleState"} - set(said)
        if missing or said["author"] != PAGE or said["lifecycleState"] != "PUBLISHED":
            return refusal(422, "MISSING_REQUIRED_FIELD")
        images = images_in(said.get("content", {}))
        if self.rules.pop("pictures_die", False):
            self.images.clear()
        if any(not self.images.get(each["id"]) for each in images) or len(shown(said["commentary"])) > 3000:
            return refusal(400, "INVALID_CONTENT")
        known = (each.commentary for each in self._ours())
        if self.rules["refuses_duplicates"] and said["commentary"] in known:
            details = {
                "inputErrors": [{"code": "DUPLICATE_POST", "description": "Duplicate post is detected."}]
            }
            return Answer(422, {"status": 422, "message": "Invalid.", "errorDetails": details})
        name, activity = f"urn:li:share:{self._next()}", f"urn:li:activity:{self._next()}"
        # Words after a sign that is not escaped are cut off: little-text-format, "Text"
        whole = WHOLE.match(said["commentary"])
        commentary = whole[0] if whole else ""
        self.posts[name] = Post(name, activity, PAGE, commentary, now(), images)
        self.log.write("publish", name, request.body)
        return Answer(201, None, {"x-restli-id": name})

    @answers("POST", "/rest/posts/(urn:li:[a-zA-Z]+:[0-9]+)")
    def edit(self, request: Request, name: str) -> Answer:
        post = self.posts.get(name)
        if no := self._no(request):
            return no
        if request.headers.get("x-restli-method") != "PARTIAL_UPDATE":
            return refusal(400, "ILLEGAL_ARGUMENT")
        if post is None or post.is_gone or post.author != PAGE:
            return refusal(404, "NOT_FOUND")
        if self.rules["edits"] == "kept":
            post.commentary = request.json()["patch"]["$set"]["commentary"]
        self.log.write("edit", name, request.body)
        return Answer(204)

    @answers("DELETE", "/rest/posts/(urn:li:[a-zA-Z]+:[0-9]+)")
    def remove(self, request: Request, name: str) -> Answer:
        """ "The response is 204, and deleting again is no error": posts-api, "Delete Posts"."""
        if no := self._no(request):
            return no
        post = self.posts.get(name)
        if post is not None and post.author == PAGE:
            post.is_gone = True
            self.log.write("delete", name, b"")
        return Answer(204)

    @answers("GET", "/rest/posts/(urn:li:[a-zA-Z]+:[0-9]+)")
    def post(self, request: Request, name: str) -> Answer:
        if no := self._no(request):
            return no
        post = self.posts.get(name)
        return refusal(404, "NOT_FOUND") if post is None or post.is_gone else Answer(200, plain(post))

    @answers("GET", "/rest/posts")
    def listing(self, request: Request) -> Answer:
        if no := self._no(request):
            return no
        asked = request.asked
        if asked.get("q") != "author" or request.headers.get("x-restli-method") != "FINDER":
            return refusal(400, "ILLEGAL_ARGUMENT")
        ours = [plain(each) for each in reversed(self._ours())]
        return page_of(request, ours)

    # Comments

    @answers("POST", "/rest/socialActions/(urn:li:.+)/comments")
    def comment(self, request: Request, above: str) -> Answer:
        if no := self._no(request):
            return no
        said = request.json()
        text = str(said.get("message", {}).get("text", ""))
        if said.get("actor") != PAGE or not text or len(text) > 1250 or not said.get("object"):
            return refusal(400, "ILLEGAL_ARGUMENT")
        where = self._where(above)
        if where is None or (above in self.comments and said.get("parentComment") != above):
            return refusal(404, "NOT_FOUND")
        if above in self.comments and self.comments[above].above in self.comments:
            return refusal(400, "ILLEGAL_ARGUMENT")  # there are two levels
        one = self._add(PAGE, text, above, where)
        self.log.write("publish", one.name, request.body)
        return Answer(201, self._comment(one), {"x-restli-id": one.number})

    @answers("GET", "/rest/socialActions/(urn:li:.+)/comments/([0-9]+)")
    def one_comment(self, request: Request, above: str, number: str) -> Answer:
        if no := self._no(request):
            return no
        one = self._named(above, number)
        return refusal(404, "NOT_FOUND") if one is None else Answer(200, self._comment(one))

    @answers("POST", "/rest/socialActions/(urn:li:.+)/comments/([0-9]+)")
    def edit_comment(self, request: Request, above: str, number: str) -> Answer:
        if no := self._no(request):
            return no
        one = self._named(above, number)
        if one is None or request.asked.get("actor") != one.actor:
            return refusal(404, "NOT_FOUND")
        one.text = request.json()["patch"]["message"]["$set"]["text"]
        self.log.write("edit", one.name, request.body)
        return Answer(200, self._comment(one))

    @answers("DELETE", "/rest/socialActions/(urn:li:.+)/comments/([0-9]+)")
    def remove_comment(self, request: Request, above: str, number: str) -> Answer:
        if no := self._no(request):
            return no
        one = self._named(above, number)
        if one is None or request.asked.get("actor") != one.actor:
            return refusal(404, "NOT_FOUND")
        one.is_gone = True
        self.log.write("delete", one.name, b"")
        return Answer(204)

    @answers("GET", "/rest/socialActions/(urn:li:.+)/comments")
    def comments_on(self, request: Request, above: str) -> Answer:
        if no := self._no(request):
            return no
        if self._where(above) is None:
            return refusal(404, "NOT_FOUND")
        post = self.posts.get(above)
        names = {above, post.activity} if post else {above}
        found = [
            self._comment(each) for each in self.comments.values() if each.above in names and not each.is_gone
        ]
        return page_of(request, found)

    # What happened

    @answers("GET", "/rest/organizationalEntityNotifications")
    def notifications(self, request: Request) -> Answer:
        if no := self._no(request):
            return no
        asked = request.asked
        start, end = map(int, re.findall(r"[0-9]+", asked["timeRange"]))
        actions = asked["actions"].removeprefix("List(").removesuffix(")").split(",")
        found = [
            each
            for each in self.happened
            if start <= each["lastModifiedAt"] <= end and each["action"] in actions
        ]
        return page_of(request, found[::-1])

    # What every call meets

    def _no(self, request: Request) -> Answer | None:
        if not self.gate.knows(request):
            code = (
                ("REVOKED_ACCESS_TOKEN", 65601) if self.gate.is_revoked else ("EXPIRED_ACCESS_TOKEN", 65602)
            )
            return refusal(401, *code)
        if not re.fullmatch("20[0-9]{4}", request.headers.get("linkedin-version", "")):
            return refusal(400, "VERSION_MISSING")
        if request.headers.get("x-restli-protocol-version") != "2.0.0":
            return refusal(400, "ILLEGAL_ARGUMENT")
        if self.rules.get("limited", 0) > 0:
            self.rules["limited"] -= 1
            return refusal(429, "TOO_MANY_REQUESTS", 101)
        return None

    def _where(self, above: str) -> str | None:
        """This will give the activity to which a post or a comment belongs; None where it is gone."""
        one = self.comments.get(above)
        if one is not None:
            return None if one.is_gone else one.activity
        posts = (each for each in self.posts.values() if above in {each.name, each.activity})
        post = next(posts, None)
        return None if post is None or post.is_gone else post.activity

    def _named(self, above: str, number: str) -> Comment | None:
        activity = self._where(above)
        found = self.comments.get(f"urn:li:comment:({activity},{number})")
        return None if found is None or found.is_gone else found

    def _ours(self) -> list[Post]:
        return [each for each in self.posts.values() if each.author == PAGE and not each.is_gone]

    def _comment(self, one: Comment) -> dict[str, Any]:
        plain = {
            "actor": one.actor,
            "commentUrn": one.name,
            "created": {"actor": one.actor, "time": one.at},
            "id": one.number,
            "lastModified": {"actor": one.actor, "time": one.at},
            "message": {"attributes": [], "text": one.text},
            "object": one.activity,
        }
        return plain | ({"parentComment": one.above} if one.above in self.comments else {})

    # The hand on it

    def public(self) -> list[str]:
        return [str(each["text"]) for each in self.seen()]

    def seen(self) -> list[dict[str, Any]]:
        posts = [
            {
                "id": each.name,
                "text": shown(each.commentary),
                "in_reply_to": "",
                "alts": [image["altText"] for image in each.images],
            }
            for each in self._ours()
            if not each.is_older
        ]
        ours = (each for each in self.comments.values() if each.actor == PAGE and not each.is_gone)
        return posts + [
            {"id": each.name, "text": each.text, "in_reply_to": each.above, "alts": []}
            for each in ours
            if self._where(each.above) is not None
        ]

    def say(self, said: Mapping[str, Any]) -> str:
        text = str(said["text"])
        if changed := said.get("changes"):
            self.comments[changed].text = text
            self._tell("COMMENT_EDIT", self.comments[changed])
            return str(changed)
        if said.get("as_post"):
            name, activity = f"urn:li:share:{self._next()}", f"urn:li:activity:{self._next()}"
            self.posts[name] = Post(name, activity, SAM, text, now())
            self._happen({"action": "SHARE_MENTION", "generatedActivity": name, "sourcePost": activity})
            return name
        above = str(said.get("in_reply_to") or EARLIER)
        if above in self.comments and self.comments[above].above in self.comments:
            above = self.comments[above].above
        where = self._where(above)
        assert where is not None, "what they answer is gone"
        one = self._add(SAM, text, above, where)
        self._tell("COMMENT", one)
        self.log.write("incoming", one.name, text.encode())
        return one.name

    def take_back(self, network_id: str) -> None:
        self.comments[network_id].is_gone = True
        self._tell("COMMENT_DELETE", self.comments[network_id])

    def _tell(self, action: str, one: Comment) -> None:
        """A comment's name is written in two ways: its page has the short one in `generatedActivity`."""
        post = next(each for each in self.posts.values() if each.activity == one.activity)
        short = one.name.replace("(urn:li:", "(")
        about = {"owner": one.actor, "text": one.text, "entity": one.name, "object": one.activity}
        self._happen(
            {
                "action": action,
                "sourcePost": one.activity,
                "decoratedSourcePost": {"owner": PAGE, "entity": post.name, "text": post.commentary},
                "generatedActivity": short,
                **({} if action == "COMMENT_DELETE" else {"decoratedGeneratedActivity": {"comment": about}}),
            }
        )

    def _happen(self, more: Mapping[str, Any]) -> None:
        number = 5_603_453_000 + len(self.happened)
        own = {"notificationId": number, "organizationalEntity": PAGE, "lastModifiedAt": now()}
        self.happened.append({**own, **more})

    def _add(self, actor: str, text: str, above: str, activity: str) -> Comment:
        number = self._next()
        name = f"urn:li:comment:({activity},{number})"
        self.comments[name] = Comment(name, number, activity, above, actor, text, now())
        return self.comments[name]

    def _next(self) -> str:
        self.last += 1_000_003
        return str(self.last)


if __name__ == "__main__":
    serve(LinkedInTwin)
