"""What stands around the numbers: flow, category, side and the words of a status."""

import pytest

from cooperation.analysis.lifecycle import Status
from cooperation.ingest.phrases.context import category_of, flow_of, side_of, status_of

SIDES = {
    "UZB": ("Uzbekistan", "Узбекистан", "Өзбекстан", "Узбекістан"),
    "KGZ": ("Kyrgyzstan", "Киргизия", "Кыргызстан", "Қырғызстан", "Кыргызстан"),
    "IND": ("India", "Индия", "Үндістан", "Індыя"),
}


@pytest.mark.parametrize(
    ("words", "flow"),
    [
        ("mutual trade turnover", "TT"),
        ("exports of furniture", "X"),
        ("imports of tractors", "M"),
        ("exports and imports", ""),
        ("a surplus in trade", "B"),
        ("экспорт в республику", "X"),
        ("взаимный товарооборот", "TT"),
        ("тауар айналымы", "TT"),
        ("імпарт мэблі", "M"),
        ("peaceful relations", ""),
    ],
)
def test_flow(words: str, flow: str) -> None:
    assert flow_of(words) == flow


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("trade in goods", "goods"),
        ("trade in services", "services"),
        ("goods and services", "goods_services"),
        ("investment in the year", "investment_flow"),
        ("the accumulated stock of investment", "investment_stock"),
        ("денежные переводы", "remittances"),
        ("trade", ""),
    ],
)
def test_category(words: str, category: str) -> None:
    assert category_of(words) == category


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("uzbek exports", "UZB"),
        ("узбекский экспорт", "UZB"),
        ("экспорт кыргызстана", "KGZ"),
        ("киргизский экспорт", "KGZ"),
        ("indian companies", "IND"),
        ("india and uzbekistan", ""),
        ("the two countries", ""),
    ],
)
def test_side(words: str, side: str) -> None:
    assert side_of(words, SIDES) == side


@pytest.mark.parametrize(
    ("words", "status", "is_stated"),
    [
        ("signed a contract", Status.SIGNED, True),
        ("the two sides reached an agreement", Status.AGREED, True),
        ("backed the idea", Status.ENDORSED, True),
        ("welcomed the proposal", Status.ENDORSED, False),
        ("готов поставлять тракторы", Status.OFFERED, True),
        ("прапанавалі стварыць завод", Status.PROPOSED, True),
        ("келісті", Status.AGREED, True),
        ("interested in timber", Status.PROPOSED, False),
    ],
)
def test_status(words: str, status: Status, is_stated: bool) -> None:
    found = status_of(words)
    assert found is not None
    assert (found.status, found.is_stated) == (status, is_stated)
    assert words[found.start : found.end]


def test_no_status_in_other_words() -> None:
    assert status_of("the weather was fine") is None


@pytest.mark.parametrize(
    "words",
    [
        "although the texts were ready, the fisheries treaty was not signed",
        "the customs pact has yet to be signed",
        "the ferry agreement will be signed in the spring",
        "no accord on water, energy or transit has been signed",
        "has the price of gas been agreed?",
        "the ministry denied that the sides agreed on a price",
        "the depot should have been completed by now",
        "the loan could be cancelled",
        "«мы ничего не подписали»",
        "соглашение планируется подписать весной",
        "протокол мог быть подписан ещё летом",
        "завершено ли строительство?",
        "дамова так і не падпісана",
        "келісімге қол қойылмады",
        "хаттамаға қол қойылмақ",
    ],
)
def test_what_is_denied_asked_or_to_come_is_no_status(words: str) -> None:
    assert status_of(words) is None


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("the treaty, worth no less than $5 million, was signed", Status.SIGNED),
        ("not only was the treaty signed", Status.SIGNED),
        ("they will build a mill. the contract was signed in may", Status.SIGNED),
        ("договор на сумму не менее 3 млн подписан", Status.SIGNED),
        ("дамова падпісана", Status.SIGNED),
        ("келісімге қол қойылды", Status.SIGNED),
        ("the plan for a joint bank was scrapped", Status.DROPPED),
        ("контракт аннулирован", Status.DROPPED),
        ("the works were halted", Status.STALLED),
        ("строительство приостановлено", Status.STALLED),
        ("flights resumed", Status.UNDER_WAY),
    ],
)
def test_what_happened_is_read(words: str, status: Status) -> None:
    found = status_of(words)
    assert found is not None
    assert found.status is status
