"""What is asked about a trust's places."""

from candour.people.models import Site, Trust


def sites_of(trust: Trust | int) -> list[Site]:
    """This will list the sites of a trust by name; one statement."""
    return list(Site.objects.for_trust(trust).order_by("name", "pk"))
