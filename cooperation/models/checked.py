"""Rows that are checked with few questions to the database: a form is saved many times a day."""

from collections.abc import Collection
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models


class CheckedRow(models.Model):
    """A row of which the fields and constraints are checked as Django does, in fewer queries."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Check the fields; a row that is at hand is not asked for again."""
        pointers = [
            field for field in self._meta.fields if isinstance(field, models.ForeignKey) and field.is_cached(self)
        ]
        at_hand = {field.name for field in pointers if getattr(field.get_cached_value(self), "pk", None)}
        super().clean_fields({*(exclude or ()), *at_hand})

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Ask for all constraints in one query; where one does not hold, for each of them, to say which."""
        if exclude or not self._holds():
            super().validate_constraints(exclude)

    def _holds(self) -> bool:
        try:
            for constraint in _together(type(self)):
                constraint.validate(type(self), self)
        except ValidationError:
            return False
        return True


@cache
def _together(model: type[models.Model]) -> list[models.BaseConstraint]:
    """The constraints of a model with its checks in one; a NULL, which refuses in none of them, does not in all."""
    checks = [each for each in model._meta.constraints if isinstance(each, models.CheckConstraint)]
    others = [each for each in model._meta.constraints if not isinstance(each, models.CheckConstraint)]
    if len(checks) > 1:
        checks = [models.CheckConstraint(name="all", condition=models.Q(*(each.condition for each in checks)))]
    return [*checks, *others]
