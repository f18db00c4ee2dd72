"""Every country has an accent, by a rule: no pair has to come first."""

from typing import Any

from django.db import migrations, models

FACTOR, MODULUS, ACCENTS = 105, 241, 8


def give_accents(apps: Any, editor: Any) -> None:
    """Give an accent to each country that has none, in the database that is migrated; those given stay."""
    countries = apps.get_model("cooperation", "Country").objects.using(editor.connection.alias)
    without = list(countries.filter(accent=None))
    for row in without:
        row.accent = 1 + int(row.numeric) * FACTOR % MODULUS % ACCENTS
    countries.bulk_update(without, ["accent"], batch_size=500)


class Migration(migrations.Migration):
    """Fill, then forbid to be empty."""

    dependencies = [("cooperation", "0004_amounts_in_any_currency")]
    operations = [
        migrations.RunPython(give_accents, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "country",
            "accent",
            models.PositiveSmallIntegerField(
                default=1,
                help_text="1 to 8; the same in every pair whose other country has another one.",
                verbose_name="accent colour",
            ),
        ),
    ]
