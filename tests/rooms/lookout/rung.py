"""An account on a twin of one of Meta's networks, and the network's hand on its bell."""

import json
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candour.channels.actions import save_secrets
from candour.channels.models import Account
from candour.channels.ringing import SIGNATURE, word_for
from candour.channels.tokens import Secrets
from candour.domain.actor import Job
from candour.jobs import worker
from candour.listening.jobs import ask_for_fetch
from candour.listening.models import PublicPost
from tests.contracts.meta_bench import APP, APP_SECRET, OURS
from tests.rooms.listening.hospital import Hospital
from tests.twins.running import Running


class Connected:
    """An account on a twin, and the network's hand on its bell."""

    def __init__(self, hospital: Hospital, twin: Running, channel: str) -> None:
        twin.begin_anew()
        self.twin, self.trust, self.client = twin, hospital.trust, Client()
        self.account = Account.objects.create(
            trust=hospital.trust,
            channel=channel,
            name="@brannoc",
            address=f"{twin.address}/{OURS}",
            settings={"server": twin.address, "client": APP, "username": "brannoc"},
            connected_at=timezone.now(),
        )
        secrets = Secrets({"access": twin.grant()["access"], "client_secret": APP_SECRET})
        save_secrets(by=Job("tests"), account=self.account, secrets=secrets, now=timezone.now())
        self.address = reverse("lookout-bell", args=[self.account.pk])

    def agree(self, word: str = "", **more: str) -> Any:
        asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
        asked |= {"hub.verify_token": word or word_for(self.account.pk), **more}
        return self.client.get(self.address, asked)

    def rung(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = (
            self.twin.hand.get(f"{self.twin.address}/_twin/rung").raise_for_status().json()["rung"]
        )
        return found

    def ring(self, body: str, signature: str) -> int:
        headers = {SIGNATURE: signature} if signature else {}
        sent = self.client.post(self.address, body, content_type="application/json", headers=headers)
        assert not sent.content
        return sent.status_code

    def ring_all(self) -> set[int]:
        return {self.ring(each["body"], each["signature"]) for each in self.rung()}

    def asked_to_ring(self) -> int:
        """This will count how often the network was asked to ring."""
        return sum("/subscribed_apps" in json.dumps(each) for each in self.twin.exchanges())

    def work(self) -> None:
        worker.run_due(timezone.now())

    def fetch(self) -> None:
        """This will look at the network's lists, as happens every minute."""
        with transaction.atomic():
            ask_for_fetch(self.account, timezone.now(), "tests", page=0)
        self.work()

    def came(self) -> list[tuple[str, str]]:
        return list(PublicPost.objects.order_by("pk").values_list("network_id", "text"))
