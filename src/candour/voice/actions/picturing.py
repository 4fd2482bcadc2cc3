"""Pictures that go with a draft: each by the hash of its bytes, with words for those who cannot see it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from candour.channels.pictures import PictureIsNotThere, picture
from candour.domain.refusal import Refusal, refuse
from candour.domain.versions import Picture
from candour.people.models import Person
from candour.voice.actions.drafting import clean, must_be_draft
from candour.voice.copies import pictures_refusal
from candour.voice.models import Statement
from candour.voice.queries.amending import targets_of
from candour.voice.recording import lock, must_be_author

MOST_PICTURES = 4
LONGEST_DESCRIPTION = 1_000


@transaction.atomic
def put_pictures(
    *, by: Person, statement: Statement, pictures: Sequence[Picture], now: datetime
) -> Statement:
    """This will have these pictures go with a draft, in this order, in the place of those before.

    Their bytes are kept already (`channels.pictures.keep_picture`). Raises Refusal where one is not there, or
    there are too many, for us or for a network where the words go; one without a description is kept, and
    held by the checks.
    """
    statement = lock(statement)
    must_be_author(by, statement)
    must_be_draft(statement)
    if statement.rewords_id is not None:
        raise Refusal("Only the words of what is public change.", "Its pictures stay as they are.")
    if len(pictures) > MOST_PICTURES:
        raise Refusal(f"There are more than {MOST_PICTURES} pictures.", "Leave some out.")
    if len(pictures) > len(statement.draft_pictures):  # taking one out is always well
        refuse(pictures_refusal(statement, targets_of(statement), len(pictures)))
    kept = []
    for each in pictures:
        alt = " ".join(clean(each.alt).split())
        if len(alt) > LONGEST_DESCRIPTION:
            reason = f"A description is longer than {LONGEST_DESCRIPTION:,} characters."
            raise Refusal(reason, "Shorten it.")
        try:
            picture(statement.trust_id, each.sha256)
        except PictureIsNotThere as gone:
            raise Refusal(str(gone), "Choose the picture again.") from gone
        kept.append([each.sha256, alt])
    statement.draft_pictures, statement.saved_at = kept, now
    statement.save(update_fields=["draft_pictures", "saved_at"])
    return statement
