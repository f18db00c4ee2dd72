"""Groups that the loader made before some tables were there get the rights to them that they have to proposals."""

from django.db import migrations

GROUPS = ("Reader", "Editor", "Reviewer", "Administrator")
TABLES = {
    "earlierdeadline": "earlier deadline",
    "scope": "part of trade",
    "statedcount": "count",
    "acceptedfinding": "accepted finding",
}


def grant(apps, schema_editor):
    """Once: what somebody takes from a group later stays taken. A group that may not write proposals gets no more."""
    alias = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(alias).filter(name__in=GROUPS)
    for group in groups:
        of_proposals = group.permissions.filter(
            content_type__app_label="cooperation", content_type__model="proposal", codename__endswith="_proposal"
        )
        actions = {codename.removesuffix("_proposal") for codename in of_proposals.values_list("codename", flat=True)}
        group.permissions.add(*(_right(apps, alias, action, table) for action in sorted(actions) for table in TABLES))


def _right(apps, alias, action, table):
    """A permission; Django makes those of a new table when all steps are done, and leaves one that is there."""
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    kind, _new = kinds.get_or_create(app_label="cooperation", model=table)
    name = f"Can {action} {TABLES[table]}"
    return permissions.get_or_create(content_type=kind, codename=f"{action}_{table}", defaults={"name": name})[0]


class Migration(migrations.Migration):

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("cooperation", "0014_plainer_names"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
