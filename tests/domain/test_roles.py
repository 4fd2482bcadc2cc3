"""The roles and rights of Candour, as people see them."""

from candour.domain.approval.lessons import LESSONS
from candour.domain.approval.people import DECIDING_ROLES
from candour.domain.approval.starting_table import STARTING_POLICY
from candour.domain.roles import RIGHT_LABELS, ROLE_LABELS, SECOND_FACTOR_ROLES, Right, Role
from tests.approving import assert_approved


def test_every_role_and_right_has_its_words() -> None:
    assert set(ROLE_LABELS) == set(Role)
    assert set(RIGHT_LABELS) == set(Right)
    assert set(LESSONS) == set(Right)


def test_a_right_takes_two_lessons_of_ten_minutes_at_most() -> None:
    """Each lesson's own minutes are bound where its file is read."""
    assert max(lesson.minutes for lesson in LESSONS.values()) <= 20


def test_whoever_decides_for_others_signs_in_with_a_second_factor() -> None:
    assert DECIDING_ROLES <= SECOND_FACTOR_ROLES


def test_the_approved_list_of_roles_and_rights_is_up_to_date() -> None:
    assert_approved("roles.txt", roles_as_text())


def roles_as_text() -> str:
    """This will print roles and rights, one a line, as they stand in tests/approved/roles.txt."""
    lines = ["Roles", ""]
    for role, label in ROLE_LABELS.items():
        notes = [
            "decides on others' words" if role in DECIDING_ROLES else "",
            "second factor" if role in SECOND_FACTOR_ROLES else "",
        ]
        lines.append(f"{role:<16} {label:<20} {', '.join(filter(None, notes))}".rstrip())
    lines += ["", "Rights", ""]
    for right, label in RIGHT_LABELS.items():
        rows = ", ".join(row.number for row in STARTING_POLICY.rows if row.right is right) or "none"
        lesson = LESSONS[right]
        lines.append(
            f"{right:<18} {label:<18} rows: {rows:<5} lesson: {lesson.label}, {lesson.minutes} minutes"
        )
    return "\n".join([*lines, ""])
