"""When a yes to turns asked for the role of a reader; of earlier ones, when its giver joined stands in."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def take_the_moment_of_joining(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001
    """This will fill in those who take turns and were given the role only after they had joined."""
    held = apps.get_model("people", "RoleHeld").objects.filter(
        role="reader_on_call",
        ended_at=None,
        person=models.OuterRef("person"),
        given_at__lt=models.OuterRef("joined_at"),
    )
    taking = apps.get_model("squad", "Volunteer").objects.filter(takes_turns=True, stepped_back_at=None)
    taking.filter(~models.Exists(held)).update(asked_for_role_at=models.F("joined_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_calendar_addresses"),
        ("squad", "0003_what_calls_said_before"),
    ]

    operations = [
        migrations.AddField(
            model_name="volunteer",
            name="asked_for_role_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(take_the_moment_of_joining, migrations.RunPython.noop),
    ]
