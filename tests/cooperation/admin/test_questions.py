"""What a second look asks, in the administration: each question with its row and the form of an answer."""

import re
from html import unescape

from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from cooperation.models import AcceptedFinding, CountryPair, TradeFigure
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor
from tests.cooperation.admin.forms import fields_of


def page(client: Client, pair: CountryPair, status: int = 200) -> str:
    """The questions about a pair."""
    response = client.get(reverse("admin:countrypair_questions", args=[pair.pk]))
    assert response.status_code == status
    return unescape(str(response.content, "utf-8"))


def early_figure() -> TradeFigure:
    """A figure of eleven days, from a source that has no address."""
    pair = rows.country_pair()
    return rows.trade_figure(pair=pair, code="F-early", period_end="2011-01-11")


def test_a_question_leads_to_its_row_and_to_its_answer(editor: Editor) -> None:
    figure = early_figure()
    shown = page(editor.client, figure.pair)
    assert "figures F-early: No statistic covers 2011-01-01/2011-01-11" in shown
    (line,) = [line for line in shown.split("<tr>") if "figures F-early" in line]
    row, answer = re.findall(r'<a href="([^"]+)"', line)
    assert "F-early" in str(editor.client.get(row).content, "utf-8")
    form = fields_of(str(editor.client.get(answer).content, "utf-8"), "acceptedfinding_form")
    assert (form["rule"], form["row"]) == ("no_statistical_period", "figures F-early")
    editor.client.post(answer, form | {"reason": "The source gives these days."})
    assert AcceptedFinding.objects.get(pair=figure.pair).reason == "The source gives these days."
    assert "Nothing to ask" in page(editor.client, figure.pair)


def test_answers_that_are_not_needed_any_more_are_told(editor: Editor) -> None:
    accepted = rows.accepted_finding(pair=rows.country_pair(), row="events gone", reason="Made up.")
    assert "events gone: Made up." in page(editor.client, accepted.pair)


def test_the_list_of_pairs_leads_to_the_questions(editor: Editor) -> None:
    pair = rows.country_pair()
    assert reverse("admin:countrypair_questions", args=[pair.pk]) in editor.opens(CountryPair, "changelist")


def test_who_may_only_read_sees_the_questions_and_no_form(editor: Editor) -> None:
    figure = early_figure()
    user = User.objects.create_user("reader", password="so-secret", is_staff=True)
    client = Client()
    client.force_login(user)
    page(client, figure.pair, 403)
    user.user_permissions.add(Permission.objects.get(codename="view_countrypair"))
    assert "It stays, because" not in page(client, figure.pair)
    assert editor.client.get(reverse("admin:countrypair_questions", args=[10**6])).status_code == 404
