"""One row, and what is set for all of them, as they are edited."""

from collections.abc import Mapping
from dataclasses import dataclass

from candour.domain.approval.differences import desk_in_words
from candour.domain.approval.phrases import route_in_words, when_in_words
from candour.domain.approval.policy import Policy, Row
from candour.domain.first_look import LATEST_IN_HOURS, LATEST_OUT_OF_HOURS
from candour.policy.models import PolicyChange
from candour.policy.presenters.table import SettingLine, TableOnPage


@dataclass(frozen=True)
class RowPage:
    """What stands around the form of a row; `now` says what others see, where somebody was quicker."""

    heading: str
    change: int
    number: str
    now: tuple[SettingLine, ...]

    @staticmethod
    def of(change: PolicyChange, row: Row | None, *, is_overtaken: bool = False) -> "RowPage":
        """This will name the row, and say it as it stands now where the form is behind."""
        lines: tuple[SettingLine, ...] = ()
        if row and is_overtaken:
            lines = (
                SettingLine("When", when_in_words(row)),
                SettingLine("Who looks", route_in_words(row)),
                SettingLine("Why", row.why),
                SettingLine("Clause", row.clause),
            )
        return RowPage(
            heading=f"Row {row.number}" if row else "A new row",
            change=change.pk,
            number=row.number if row else "new",
            now=lines,
        )


@dataclass(frozen=True)
class SettingsPage:
    """What stands around the form of the settings."""

    change: int
    desk: str
    now: tuple[SettingLine, ...]
    latest_in_hours: int = LATEST_IN_HOURS
    latest_out_of_hours: int = LATEST_OUT_OF_HOURS

    @staticmethod
    def of(
        change: PolicyChange, table: Policy, teams: Mapping[str, str], *, is_overtaken: bool = False
    ) -> "SettingsPage":
        """This will say what is set now where the form is behind."""
        shown = TableOnPage.of(table, teams).settings if is_overtaken else ()
        return SettingsPage(change.pk, desk_in_words(table.desk_of(None), dict(teams)), shown)
