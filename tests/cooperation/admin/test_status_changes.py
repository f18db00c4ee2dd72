"""The steps of a proposal follow from one another, wherever they are edited."""

import re
from datetime import date
from typing import Any

import pytest

from cooperation.models import Proposal, StatusChange
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor, sentences


@pytest.fixture
def proposal(db: None) -> Proposal:
    """A proposal of 2031 that was agreed on in 2032."""
    made = rows.proposal(done_when="It is dug.", partly_when="Half of it is dug.")
    made.sectors.add(rows.sector(parent=rows.sector()))
    rows.status_change(proposal=made, changed_on="2031")
    rows.status_change(proposal=made, changed_on="2032-05", old="proposed", new="agreed")
    return made


def step(proposal: Proposal, number: int, **values: Any) -> dict[str, Any]:
    """The fields of a change within the proposal's form."""
    own = {"id": "", "proposal": proposal.pk, "basis": "stated", "move": "step", "evidence": proposal.evidence_id}
    own |= {"state": "published"}
    return {
        **{f"status_changes-{number}-{name}": value for name, value in (own | values).items()},
        "status_changes-TOTAL_FORMS": number + 1,
    }


def history(proposal: Proposal) -> list[tuple[str, str]]:
    """The statuses from and to, in time."""
    return list(proposal.status_changes.order_by("changed_on", "pk").values_list("old", "new"))


def test_a_new_change_is_offered_the_latest_status(editor: Editor, proposal: Proposal) -> None:
    page = editor.opens(Proposal, "change", proposal.pk)
    select = re.search(r'<select name="status_changes-__prefix__-old".*?</select>', page, re.DOTALL)
    assert select
    assert '<option value="agreed" selected>' in select[0]


def test_a_change_is_added_within_the_proposal(editor: Editor, proposal: Proposal) -> None:
    added = step(proposal, 2, changed_on="2033-01-02", old="agreed", new="signed")
    assert editor.changes(proposal, **added).status_code == 302
    change = proposal.status_changes.latest("pk")
    assert (change.old, change.new, change.pair) == ("agreed", "signed", proposal.pair)


def test_a_gap_is_refused_and_what_was_typed_stays(editor: Editor, proposal: Proposal) -> None:
    added = step(proposal, 2, changed_on="2033-01-02", old="proposed", new="signed", note="A long note.")
    response = editor.changes(proposal, **added)
    assert (
        "The change of 2033-01-02 starts from “Proposed”, but the one of 2032-05 before it leads to “Agreed”; "
        "choose “Agreed” under “from”." in sentences(response)
    )
    assert "A long note." in response.content.decode()
    assert history(proposal) == [("", "proposed"), ("proposed", "agreed")]


def test_a_first_change_starts_from_nothing(editor: Editor) -> None:
    made = rows.proposal()
    made.sectors.add(rows.sector(parent=rows.sector()))
    response = editor.changes(made, **step(made, 0, changed_on="2031", old="offered", new="agreed"))
    assert "leave “from” empty" in sentences(response)


def test_a_change_between_two_others_has_to_fit_both(editor: Editor, proposal: Proposal) -> None:
    added = step(proposal, 2, changed_on="2031-06", old="proposed", new="endorsed")
    response = editor.changes(proposal, **added)
    assert "leads to “Endorsed”; choose “Endorsed”" in sentences(response)
    fitted = added | {"status_changes-1-old": "endorsed"}
    assert editor.changes(proposal, **fitted).status_code == 302
    assert history(proposal) == [("", "proposed"), ("proposed", "endorsed"), ("endorsed", "agreed")]


def test_a_change_is_not_deleted_from_under_the_next(editor: Editor, proposal: Proposal) -> None:
    proposal.status_changes.update(state="draft")
    first, last = proposal.status_changes.order_by("changed_on")
    response = editor.changes(proposal, **{"status_changes-0-DELETE": "on"})
    assert "leave “from” empty" in sentences(response)
    page = editor.client.get(f"/admin/cooperation/statuschange/{first.pk}/delete/").content.decode()
    assert "This cannot be deleted" in page
    editor.deletes(first)
    editor.does("delete_selected", first)
    assert history(proposal) == [("", "proposed"), ("proposed", "agreed")]
    editor.deletes(last)
    assert history(proposal) == [("", "proposed")]


def test_a_published_change_does_not_follow_a_draft(editor: Editor, proposal: Proposal) -> None:
    first, last = proposal.status_changes.order_by("changed_on")
    response = editor.does("withdraw", first)
    assert "Nothing was changed." in response.content.decode()
    first.refresh_from_db()
    assert first.state == "published"
    editor.does("withdraw", last)
    editor.does("withdraw", first)
    assert set(proposal.status_changes.values_list("state", flat=True)) == {"withdrawn"}
    editor.does("publish", first, last)
    assert set(proposal.status_changes.values_list("state", flat=True)) == {"published"}


def test_the_form_of_a_change_alone_asks_the_same(editor: Editor, proposal: Proposal) -> None:
    page = editor.opens(StatusChange, "add", proposal=str(proposal.pk))
    assert '<option value="agreed" selected>' in page
    fields = {
        "proposal": proposal.pk,
        "changed_on": "2033",
        "old": "offered",
        "new": "agreed",
        "basis": "stated",
        "evidence": proposal.evidence_id,
        "state": "draft",
    }
    assert "choose “Agreed” under “from”" in sentences(editor.adds(StatusChange, **fields))
    assert editor.adds(StatusChange, **fields | {"old": "agreed", "new": "signed"}).status_code == 302
    assert proposal.status_changes.latest("pk").pair == proposal.pair


def test_what_counts_as_done_is_written_down_first(editor: Editor) -> None:
    made = rows.proposal()
    made.sectors.add(rows.sector(parent=rows.sector()))
    signed = step(made, 0, changed_on="2031", old="", new="signed")
    assert sentences(editor.changes(made, **signed))
    criteria = {"done_when": "It is dug.", "partly_when": "Half of it is dug."}
    assert editor.changes(made, **signed, **criteria).status_code == 302


def test_dates_may_be_partial_and_wrong_ones_say_how(editor: Editor, proposal: Proposal) -> None:
    change = proposal.status_changes.earliest("changed_on")
    response = editor.changes(change, changed_on="Smarch 2031")
    assert "“Smarch 2031” is not a date; write it as 2018, 2018-11, 2018-11-26, 26.11.2018" in sentences(response)
    assert 'value="Smarch 2031"' in response.content.decode()
    assert "There is no month 13" in sentences(editor.changes(change, changed_on="2031-13"))
    assert editor.changes(change, changed_on="2031-11").status_code == 302
    change.refresh_from_db()
    assert str(change.changed_on) == "2031-11"


def test_unchanged_steps_are_not_noted_as_changed(editor: Editor, proposal: Proposal) -> None:
    editor.changes(proposal, summary="Other words.")
    page = editor.client.get(f"/admin/cooperation/proposal/{proposal.pk}/history/").content.decode()
    assert "Changed Summary." in page
    assert "status change" not in page.split("Changed Summary.")[1].lower().split("</table>")[0]


def test_a_year_stands_after_a_full_date_of_it_where_its_status_fits(editor: Editor, proposal: Proposal) -> None:
    rows.status_change(proposal=proposal, changed_on="2033-03-28", old="agreed", new="stalled")
    assert (
        editor.changes(proposal, **step(proposal, 3, changed_on="2033", old="stalled", new="signed")).status_code == 302
    )
    signed = proposal.status_changes.get(new="signed")
    assert (str(signed.changed_on), str(signed.follows_on)) == ("2033", "2033-03-28")
    assert Proposal.objects.with_status(date(2034, 1, 1)).get(pk=proposal.pk).status == "signed"


@pytest.mark.parametrize(("move", "old", "new"), [("again", "agreed", "agreed"), ("back", "agreed", "proposed")])
def test_a_status_is_said_again_or_gone_back_on(
    editor: Editor, proposal: Proposal, move: str, old: str, new: str
) -> None:
    added = step(proposal, 2, changed_on="2033", old=old, new=new)
    assert editor.changes(proposal, **added).status_code == 200, "a step cannot do that"
    assert editor.changes(proposal, **added | {"status_changes-2-move": move}).status_code == 302
    assert history(proposal)[-1] == (old, new)
