"""What sort of place a site is: votes are counted by it, so that one large hospital does not decide alone."""

from enum import StrEnum


class SiteKind(StrEnum):
    """One sort of site."""

    HOSPITAL = "hospital"
    COMMUNITY = "community"
    MENTAL_HEALTH = "mental_health"
    AMBULANCE = "ambulance"
    OFFICES = "offices"


SITE_WORDS: dict[SiteKind, str] = {
    SiteKind.HOSPITAL: "Hospitals",
    SiteKind.COMMUNITY: "Community sites",
    SiteKind.MENTAL_HEALTH: "Mental health sites",
    SiteKind.AMBULANCE: "Ambulance stations",
    SiteKind.OFFICES: "Offices",
}
NO_SITE = "People without a site"
