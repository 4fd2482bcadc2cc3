"""Where a post and a colleague's posts are, kept ready: a page of the feed asks for a hundred of them."""

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=20_000)
def address_of_post(number: int) -> str:
    """This will give the address of a post's thread."""
    return reverse("network-post", args=[number])


@lru_cache(maxsize=20_000)
def address_of_person(number: int) -> str:
    """This will give the address of what a colleague said."""
    return reverse("network-of-person", args=[number])
