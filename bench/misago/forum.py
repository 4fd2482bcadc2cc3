"""Measures Misago's list of threads, inside an environment of its own: see bench.misago_forum.

It knows nothing of Candour. Standard input holds {"database": {"name", "user", "host"}, "threads"}; then each
line "go N" is answered by the CPU milliseconds of one page, the mean of N, until "end".
"""

# mypy: ignore-errors
# ruff: noqa: PLC0415

import json
import os
import sys
import time
from typing import Any


def main() -> None:
    """This will build a forum, and measure its first page as somebody signed in sees it."""
    asked = json.loads(sys.stdin.readline())
    _configure(asked["database"])
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    client = _client(asked["threads"])
    answer = client.get("/")
    page = answer.content.decode()
    print(
        json.dumps({"status": answer.status_code, "bytes": len(page), "threads": page.count("/t/")}),
        flush=True,
    )
    for line in sys.stdin:
        if line.strip() == "end":
            break
        many = int(line.split()[1])
        began = time.process_time()
        for _ in range(many):
            client.get("/")
        print(1000 * (time.process_time() - began) / many, flush=True)


def _configure(database: dict[str, str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "devproject.settings"
    from devproject import settings

    settings.DEBUG = False
    settings.DATABASES["default"] |= {
        "NAME": database["name"],
        "USER": database["user"],
        "HOST": database["host"],
        "PORT": "",
        "CONN_MAX_AGE": 600,
    }
    settings.CELERY_BROKER_URL = "memory://"
    settings.CELERY_TASK_ALWAYS_EAGER = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "debug_toolbar" not in each]
    settings.INSTALLED_APPS = [each for each in settings.INSTALLED_APPS if each != "debug_toolbar"]


def _client(threads: int) -> Any:
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test import Client

    reader = get_user_model().objects.create_user("Reader", "reader@example.org", "a long password")
    reader.avatars = [{"size": size, "url": f"/static/blank-{size}.png"} for size in (400, 200, 100)]
    reader.save()
    call_command("createfakethreads", str(threads), verbosity=0)
    client = Client()
    client.force_login(reader)
    return client


main()
