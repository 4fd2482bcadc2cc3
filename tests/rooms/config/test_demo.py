"""The demonstration as a whole: its month is lived through actions, so a rule that changed can stop it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from candour.amends.models import Breach, LessonLearnt
from candour.demo.building import build, is_built
from candour.demo.tales import TALES
from candour.domain.statements import StatementState
from candour.promises.models import Promise
from candour.talks.models import Talk
from candour.voice.models import PolicyVersion, Statement

NOW = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)


@pytest.mark.django_db
@pytest.mark.only_on("sqlite")  # it is lived in one transaction, twenty seconds of it
def test_st_brannoc_s_lives_its_month_to_the_end(tmp_path: Path) -> None:
    made = build(now=NOW, folder=tmp_path)
    assert is_built()
    said = [tale.said.text for tale in TALES if tale.said is not None and not tale.said.suggested]
    public = Statement.objects.for_trust(made.trust).filter(state=StatementState.PUBLISHED)
    assert set(said) <= set(public.values_list("current__text", flat=True))
    assert public.filter(corrects__isnull=False).exists()
    assert Statement.objects.filter(state=StatementState.TAKEN_DOWN).exists()
    for model in (Breach, LessonLearnt, Promise, Talk):
        assert model.objects.exists(), model.__name__
    assert PolicyVersion.objects.for_trust(made.trust).count() > 1
