"""The simple ways of showing posts that `bench feed` measures against, beside Candour's own addresses."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines
from django.urls import include, path

from bench.baselines import POSTS_IN_LAYOUT, POSTS_WITHOUT
from candour.network.models import Post

AT_ONCE = 20


@login_required
def in_layout(request: HttpRequest) -> HttpResponse:
    """This will print twenty posts as paragraphs in the house's layout: session, user, one query."""
    return HttpResponse(_made(POSTS_IN_LAYOUT).render({"posts": _posts(), "form": None}, request))


@login_required
def without(request: HttpRequest) -> HttpResponse:
    """This will print the same without any layout."""
    return HttpResponse(_made(POSTS_WITHOUT).render({"posts": _posts()}, request))


@login_required
def rows(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - Django gives it
    """This will give the same twenty posts as JSON: session, user, one query, no right asked."""
    found = Post.objects.select_related("author__team__site", "space").order_by("-pk")[:AT_ONCE]
    return JsonResponse({"items": [_row(post) for post in found]})


def _row(post: Post) -> dict[str, Any]:
    author, team = post.author, post.author.team
    return {
        "id": post.pk,
        "text": post.text,
        "author": author.full_name,
        "job_title": author.job_title,
        "team": team.name if team else "",
        "site": team.site.name if team else "",
        "space": post.space.name if post.space else "",
        "written_at": post.written_at,
        "edited_at": post.edited_at,
        "comments": post.comment_count,
    }


def _posts() -> list[Post]:
    return list(Post.objects.order_by("-pk")[:AT_ONCE])


@cache
def _made(template: str) -> Any:
    return engines["jinja2"].from_string(template)


urlpatterns = [
    path("bench/in-layout", in_layout),
    path("bench/without", without),
    path("bench/rows", rows),
    path("", include("candour.config.urls")),
]
