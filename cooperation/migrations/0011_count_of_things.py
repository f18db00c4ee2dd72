"""The number of things has a name of its own: a row's number is what it is cited by."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Rename the field under its two constraints."""

    dependencies = [("cooperation", "0010_accepted_findings")]
    operations = [
        migrations.RemoveConstraint("statedcount", "count_not_negative"),
        migrations.RemoveConstraint("statedcount", "count_upper_above_number"),
        migrations.RenameField("statedcount", "number", "count"),
        migrations.AlterField(
            "statedcount", "count", models.DecimalField(decimal_places=2, max_digits=18, verbose_name="how many")
        ),
        migrations.AddConstraint(
            "statedcount",
            models.CheckConstraint(
                condition=models.Q(count__gte=0),
                name="count_not_negative",
                violation_error_message="There cannot be fewer than none.",
            ),
        ),
        migrations.AddConstraint(
            "statedcount",
            models.CheckConstraint(
                condition=models.Q(models.Q(("upper", None), models.Q(("qualifier", "between"), _negated=True)), models.Q(("count__isnull", False), ("qualifier", "between"), ("upper__isnull", False), ("upper__gt", models.F("count"))), _connector="OR"),
                name="count_upper_above_count",
                violation_error_message="A range, and only a range, has an upper end, which is above the lower one.",
            ),
        ),
    ]
