"""Care Opinion's API version 2 as its pages describe it: stories of one trust's subscription, read only.

https://www.careopinion.org.uk/info/api-v2 and its pages on authentication, endpoints and content. Rules that
a test may change: key (what is taken), limited (so many calls answer 429).
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.twins.twin import Answer, Log, Request, Twin, answers, serve

TRUST = {"nacs": "RXX", "name": "St Brannoc's Hospitals", "type": "organisation"}


class CareOpinionTwin(Twin):
    """A small Care Opinion."""

    name = "careopinion"

    def __init__(self, log: Log) -> None:
        super().__init__(log)
        self.rules |= {"key": "made-up-key", "limited": 0}
        self.stories: dict[str, dict[str, Any]] = {}

    def public(self) -> list[str]:
        return []

    def say(self, said: Mapping[str, Any]) -> str:
        number = int(str(said.get("id") or 1_000_001 + len(self.stories)))
        days = float(said.get("days_ago", 1))
        at = datetime.now(UTC) - timedelta(days=days) + timedelta(seconds=len(self.stories))
        self.stories[str(number)] = {
            "id": number,
            "title": str(said.get("title", "")),
            "body": str(said["text"]),
            "dateOfSubmission": at.strftime("%Y-%m-%dT%H:%M:%S"),
            "dateOfPublication": at.strftime("%Y-%m-%dT%H:%M:%S"),
            "links": [{"rel": "healthservice", "id": "RXX", "href": "/api/v2/healthservices/RXX"}],
        }
        return str(number)

    def take_back(self, network_id: str) -> None:
        self.stories.pop(network_id, None)

    @answers("GET", "/api/v2/opinions")
    def opinions(self, request: Request) -> Answer:
        if no := self._no(request):
            return no
        after = request.asked.get("publishedafter", "")
        found = sorted(
            (each for each in self.stories.values() if each["dateOfPublication"][:10] >= after),
            key=lambda each: (each["dateOfPublication"], each["id"]),
        )
        skip, take = int(request.asked.get("skip", 0)), min(int(request.asked.get("take", 10)), 100)
        return Answer(200, found[skip : skip + take])

    @answers("GET", "/api/v2/healthservices/([A-Z0-9]+)")
    def service(self, request: Request, code: str) -> Answer:
        if no := self._no(request):
            return no
        return Answer(200, TRUST) if code == TRUST["nacs"] else Answer(404, {"message": "Not found."})

    def _no(self, request: Request) -> Answer | None:
        # "if you use an invalid key you will (unhelpfully) be redirected to a login page": info/api-v2
        if request.headers.get("authorization") != f"SUBSCRIPTION_KEY {self.rules['key']}":
            return Answer(302, None, {"location": "/login"})
        # "Rate limiting is set to 5 requests per second": info/api-v2
        if self.rules["limited"] > 0:
            self.rules["limited"] -= 1
            return Answer(429, {"message": "Too many requests."}, {"retry-after": "1"})
        return None


if __name__ == "__main__":
    serve(CareOpinionTwin)
