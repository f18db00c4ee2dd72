"""What a file gives for all commodities together is kept: it tells of how much of a country's trade products speak."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the total; of files that were loaded before it is not known."""

    dependencies = [("cooperation", "0011_count_of_things")]
    operations = [
        migrations.AddField(
            "productcoverage",
            "whole_usd",
            models.DecimalField(
                decimal_places=2,
                help_text="What the file gives for them with all partners; empty where it gives no such total.",
                max_digits=20,
                null=True,
                verbose_name="all commodities together, US dollars",
            ),
        ),
    ]
