"""By what names a legal hold may lie on words of ours, and on what they show."""

from django.db.models import Exists, OuterRef, Q, TextField
from django.db.models.functions import Cast

from candour.voice.models import Statement, Version


def refs_of(statement: Statement) -> list[str]:
    """This will list by what names a legal hold may lie on a statement: its own, its post's, its trust's."""
    post = [f"post:{statement.post_id}"] if statement.post_id is not None else []
    return [f"statement:{statement.pk}", f"trust:{statement.trust_id}", *post]


def refs_showing(trust: int, sha256: str) -> list[str]:
    """This will list them for whatever shows a picture, in its draft or in any version; one statement.

    New words show what the words that they change show, and are under the legal hold of these.
    """
    of_version = Version.objects.for_trust(trust).annotate(shows=Cast("pictures", TextField()))
    versions = of_version.filter(statement=OuterRef("pk"), shows__contains=sha256)
    statements = Statement.objects.for_trust(trust).annotate(drawn=Cast("draft_pictures", TextField()))
    found = statements.filter(Q(drawn__contains=sha256) | Exists(versions)).order_by("pk")
    refs = [ref for each in found for ref in refs_of(each)]
    earlier = [f"statement:{each.rewords_id}" for each in found if each.rewords_id is not None]
    return list(dict.fromkeys([*refs, *earlier]))
