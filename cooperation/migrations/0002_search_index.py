"""The index over the words of the record."""

from django.db import migrations

from cooperation.migrations._search_index import drop_index, make_index


class Migration(migrations.Migration):
    dependencies = [("cooperation", "0001_initial")]

    operations = [migrations.RunPython(make_index, drop_index)]
