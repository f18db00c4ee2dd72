"""Two versions of a row beside each other, and an earlier one brought back."""

import pytest
from django.db.models import Model

from cooperation.actions.affected import TABLES
from cooperation.actions.publication import pages_changed, set_state
from cooperation.actions.roles import make_roles
from cooperation.models import Change, Paragraph, Proposal, Publication, Target, TradeFigure
from tests.cooperation.admin.conftest import Editor, address
from tests.cooperation.admin.test_roles import of_role

pytestmark = [pytest.mark.usefixtures("shipped"), pytest.mark.database]


def versions_of(row: Model) -> list[Change]:
    return list(Change.objects.filter(table=TABLES[type(row)], row=row.pk).order_by("-pk"))


def test_a_figure_is_compared_and_brought_back(editor: Editor) -> None:
    figure = TradeFigure.objects.get(code="H05")
    before = Change.objects.filter(table="figures", row=figure.pk).latest("pk").after
    editor.changes(figure, value_usd="400", flow="X", why="Misread.")
    newest, first = versions_of(figure)[:2]
    where = address(TradeFigure, "versions", figure.pk)
    page = editor.client.get(where).content.decode()
    assert "Where the two differ" in page
    compared = editor.client.get(where).context["cells"]
    assert {(cell.column, cell.one, cell.other) for cell in compared} >= {("value", "300", "400"), ("flow", "TT", "X")}
    assert "evidence" not in {cell.column for cell in compared}
    assert editor.client.post(where, {"version": first.pk, "why": ""}, follow=True).status_code == 200
    assert TradeFigure.objects.get(pk=figure.pk).flow == "X"
    editor.client.post(where, {"version": first.pk, "why": "It was right."})
    last = versions_of(figure)[0]
    assert (last.after, last.why, last.recorded_by) == (before, "It was right.", "editor")
    assert last.before == newest.after


def test_one_version_is_not_compared_with_itself(editor: Editor) -> None:
    figure = TradeFigure.objects.get(code="H05")
    (only,) = versions_of(figure)
    page = editor.client.get(address(TradeFigure, "versions", figure.pk)).content.decode()
    assert f"Readers have seen one version of this row: {only.recorded_at:%-d %b %Y, %H:%M:%S}, " in page
    assert "Where the two differ" not in page


def test_lists_are_brought_back_too(editor: Editor) -> None:
    proposal = Proposal.objects.get(number=10)
    held = {str(paragraph) for paragraph in proposal.further_evidence.all()}
    others = Paragraph.objects.filter(source__number=1).exclude(pk=proposal.evidence_id)[:1]
    editor.changes(proposal, further_evidence=[str(row.pk) for row in others])
    old = versions_of(proposal)[1]
    editor.client.post(address(Proposal, "versions", proposal.pk), {"version": old.pk, "why": "Back."})
    proposal.refresh_from_db()
    assert {str(paragraph) for paragraph in proposal.further_evidence.all()} == held


def test_a_withdrawn_row_is_brought_back(editor: Editor) -> None:
    target = Target.objects.filter(statements=None).earliest("code")
    set_state(rows=Target.objects.filter(pk=target.pk), state=Publication.WITHDRAWN, by="editor")
    gone = versions_of(target)[0]
    assert gone.after == {}
    editor.client.post(address(Target, "versions", target.pk), {"version": gone.pk, "why": "Said after all."})
    target.refresh_from_db()
    assert target.state == "published"
    assert versions_of(target)[0].after == gone.before


def test_what_the_record_has_no_place_for_is_refused_with_sentences(editor: Editor) -> None:
    proposal = Proposal.objects.get(number=10)
    first = versions_of(proposal)[0]
    Change.objects.filter(pk=first.pk).update(after=first.after | {"evidence": "1:9999"})
    editor.changes(proposal, title="Another title")
    where = address(Proposal, "versions", proposal.pk)
    page = editor.client.post(where, {"version": first.pk, "why": "Back."}, follow=True).content.decode()
    assert "Nothing was changed. There is no “1:9999” in paragraphs.csv." in page
    assert Proposal.objects.get(pk=proposal.pk).title == "Another title"


def test_drafts_beside_the_record_stay_as_they_are(editor: Editor) -> None:
    figure = TradeFigure.objects.get(code="H05")
    other = TradeFigure.objects.exclude(pk=figure.pk).filter(revised_by=None)[0]
    draft = TradeFigure.objects.exclude(pk__in=[figure.pk, other.pk]).filter(revised_by=None, revises=None)[0]
    TradeFigure.objects.filter(pk=draft.pk).update(state="draft", revises=other)
    pages_changed([figure.pair], by="editor")
    editor.changes(figure, caution="Changed")
    old = versions_of(figure)[1]
    editor.client.post(address(TradeFigure, "versions", figure.pk), {"version": old.pk, "why": "Back."})
    draft.refresh_from_db()
    assert (draft.state, draft.revises_id) == ("draft", other.pk)


def test_who_may_not_publish_figures_does_not_bring_them_back() -> None:
    make_roles()
    figure = TradeFigure.objects.get(code="H05")
    first = versions_of(figure)[0]
    where = address(TradeFigure, "versions", figure.pk)
    answers = {
        role: of_role(role).client.post(where, {"version": first.pk, "why": "Back."}).status_code
        for role in ("Reader", "Editor", "Reviewer")
    }
    assert answers == {"Reader": 403, "Editor": 403, "Reviewer": 302}
    assert of_role("Editor", "second").client.get(where).status_code == 200


def test_a_draft_has_no_versions(editor: Editor) -> None:
    figure = TradeFigure.objects.get(code="H05")
    Change.objects.filter(table="figures", row=figure.pk).delete()
    assert "Readers have not seen this row yet" in editor.opens(TradeFigure, "versions", figure.pk)
