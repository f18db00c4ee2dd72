"""Adding a source from its text, and changing the text of one."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cooperation.models import Publication, Source, TextParagraph
from tests.cooperation import rows
from tests.cooperation.admin.conftest import Editor
from tests.cooperation.ingest.texts.documents import PARAGRAPHS, TITLE, pdf, word

TEXT = "\n".join([TITLE, *PARAGRAPHS, "2"])


def adds(editor: Editor, **fields: Any) -> Any:
    sent = {"publisher": "An agency", "kind": "press", "pair": rows.country_pair().pk, "published_on": "14 March 2031"}
    return editor.client.post(reverse("admin:cooperation_source_from_text"), sent | fields, follow=True)


@pytest.mark.parametrize(
    "given",
    [
        {"text": TEXT},
        {"file": SimpleUploadedFile("talks.docx", word(TITLE, *PARAGRAPHS, "2"))},
        {"file": SimpleUploadedFile("talks.pdf", pdf((TITLE, "", *PARAGRAPHS, "", "2")))},
    ],
)
def test_a_text_becomes_a_draft_with_numbered_paragraphs(editor: Editor, given: dict[str, Any]) -> None:
    page = adds(editor, **given)
    source = Source.objects.latest("pk")
    assert (source.title, source.state, str(source.published_on)) == (TITLE, Publication.DRAFT, "2031-03-14")
    assert (source.language, source.number) == ("en", 1)
    assert [paragraph.text for paragraph in source.text_paragraphs.order_by("number")] == list(PARAGRAPHS)
    assert "2 paragraphs are kept. Left out as no paragraphs (1): “2”." in page.text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Paste a text or choose a file, one of the two."),
        ({"text": TEXT, "file": SimpleUploadedFile("a.txt", b"x")}, "Paste a text or choose a file, one of the two."),
        ({"text": TITLE}, "There is only one line, which is taken for the title"),
        ({"text": "a\n" * 1_500_000}, "more than 2,000,000 characters"),
        ({"text": "word " * 2_200_000}, "more than 2,000,000 characters"),
        ({"file": SimpleUploadedFile("scan.pdf", pdf((), ()))}, "no text layer"),
        ({"file": SimpleUploadedFile("talks.docx", pdf((TITLE,)))}, "what is in it is a PDF"),
        ({"text": TEXT, "published_on": "some day"}, "is not a date"),
        ({"text": TEXT, "url": "no address"}, "Enter a valid URL"),
        ({"text": TEXT, "publisher": ""}, "This field is required"),
    ],
)
def test_what_cannot_be_kept_is_told_and_nothing_is_saved(editor: Editor, given: dict[str, Any], sentence: str) -> None:
    before = Source.objects.count()
    page = adds(editor, **given)
    assert page.status_code == 200
    assert sentence in page.text
    assert (Source.objects.count(), TextParagraph.objects.count()) == (before, 0)


def test_what_was_pasted_stands_there_again_after_a_refusal(editor: Editor) -> None:
    assert PARAGRAPHS[1] in adds(editor, text=TEXT, publisher="").text


def test_a_changed_text_shows_the_stored_one_and_refuses_to_orphan_words(editor: Editor) -> None:
    adds(editor, text=TEXT)
    source = Source.objects.latest("pk")
    address = reverse("admin:cooperation_source_text", args=[source.pk])
    assert PARAGRAPHS[0] in editor.client.get(address).text
    statement = {"p": 1, "words": "almost 45%", "as": "statement", "voice": "narrator", "summary": "It grew."}
    statement |= {"claim_type": "past_fact", "checkability": "numeric"}
    editor.client.post(reverse("admin:cooperation_source_mark", args=[source.pk]), statement)
    page = editor.client.post(address, {"text": f"{TITLE}\nTrade grew.\n{PARAGRAPHS[1]}"})
    assert "“almost 45%” of “It grew.” no longer stands in ¶1." in page.text
    assert source.text_paragraphs.get(number=1).text == PARAGRAPHS[0]
    editor.client.post(address, {"text": f"{TITLE}\nA start. {PARAGRAPHS[0]}"})
    assert source.text_paragraphs.get().text == f"A start. {PARAGRAPHS[0]}"
