"""A reviewer who is the author: at each door somebody else has to publish what he wrote.

Earlier versions, which two people agreed to before, are in test_versions.
"""

import ast
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.utils import timezone

from cooperation.actions.review import note_work
from cooperation.actions.roles import make_roles
from cooperation.admin.waiting import first_page
from cooperation.models import Publication, Review, TradeFigure
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, address
from tests.cooperation.admin.test_roles import of_role
from tests.cooperation.admin.test_sheets import brought, stored

pytestmark = pytest.mark.usefixtures("roles")


@pytest.fixture
def roles(db: None) -> None:
    """The groups that the loader makes."""
    make_roles()


@pytest.fixture
def figure(db: None) -> TradeFigure:
    """A published figure."""
    return rows.trade_figure()


@pytest.fixture
def reviewer(roles: None) -> Editor:
    """Somebody who may publish what others wrote."""
    return of_role("Reviewer")


@pytest.fixture
def other(roles: None) -> Editor:
    """Another of them."""
    return of_role("Reviewer", "other")


def drafted(by: Editor) -> TradeFigure:
    """A figure that somebody wrote and sent to review."""
    row = rows.trade_figure(state=Publication.REVIEW)
    note_work([row], by=by.user.get_username(), at=timezone.now())
    return row


def test_a_draft_in_its_form(reviewer: Editor, other: Editor) -> None:
    row = drafted(reviewer)
    for somebody, state in ((reviewer, Publication.REVIEW), (other, Publication.PUBLISHED)):
        somebody.changes(row, state="published", confirmed="on")
        row.refresh_from_db()
        assert row.state == state


def test_a_draft_with_all_that_belongs_to_it(reviewer: Editor, other: Editor) -> None:
    row = drafted(reviewer)
    refused = reviewer.client.post(address(TradeFigure, "changelist"), chosen(row), follow=True)
    assert "by another person than its author" in refused.content.decode()
    row.refresh_from_db()
    assert row.state == Publication.REVIEW
    other.client.post(address(TradeFigure, "changelist"), chosen(row))
    row.refresh_from_db()
    assert row.state == Publication.PUBLISHED


def chosen(row: TradeFigure) -> dict[str, Any]:
    """The list's form that publishes one row of it."""
    return {"action": "publish", "_selected_action": [row.pk]}


def test_a_proposed_change(reviewer: Editor, other: Editor, figure: TradeFigure) -> None:
    before = figure.flow
    reviewer.changes(figure, flow="X", why="I say so.")
    assert Review.objects.get().author == "reviewer"
    where = address(TradeFigure, "proposed", figure.pk)
    assert reviewer.client.post(where, {"publish": "1"}).status_code == 403
    figure.refresh_from_db()
    assert figure.flow == before
    other.client.post(where, {"publish": "1"})
    figure.refresh_from_db()
    assert figure.flow == "X"


def test_what_waits_for_whom(reviewer: Editor, other: Editor) -> None:
    drafted(reviewer)
    assert [len(first_page(reviewer.user).for_review), len(first_page(reviewer.user).sent)] == [0, 1]
    assert [len(first_page(other.user).for_review), len(first_page(other.user).sent)] == [1, 0]
    reviewer.user.user_permissions.add(Permission.objects.get(codename="publish_alone"))
    alone = type(reviewer.user)._default_manager.get(pk=reviewer.user.pk)
    assert [len(first_page(alone).for_review), len(first_page(alone).sent)] == [1, 0]


def test_a_sheet(reviewer: Editor, settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS_DIR = tmp_path
    row = rows.trade_figure(code="F1")
    looked_at = brought(reviewer, "figures", "code,caution\nF1,Look twice\n", slug=row.pair.slug)
    stored(reviewer, looked_at)
    row.refresh_from_db()
    assert row.caution != "Look twice"


def test_the_rule_is_said_in_one_module() -> None:
    """No other module asks for the two rights by name."""
    named = set()
    for path in sorted((Path(settings.BASE_DIR) / "cooperation").rglob("*.py")):
        words = {node.value for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)}
        names = {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
        if words & {"cooperation.publish", "cooperation.publish_alone"} or names & {"PUBLISH", "PUBLISH_ALONE"}:
            named.add(path.name)
    assert named == {"review.py"}
