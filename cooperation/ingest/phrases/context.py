"""What a text says around its numbers: which trade it counts, of which side, and how far a proposal has got."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cooperation.analysis.lifecycle import Status

type Sides = Mapping[str, tuple[str, ...]]

_FLOWS = (
    (
        "B",
        r"\b(?:trade )?(?:balance|surplus|deficit)\b|\bсальдо\b|\bпрофицит\w*|\bдефицит\w*|\bпрафіцыт\w*|\bдэфіцыт\w*",
    ),
    (
        "TT",
        r"\bturnover\b|\btrade\b|товарооборот|\bторговл\w*|тавараабарот|\bганд(?:л\w*|аль)|тауар айналым|\bсауда\w*",
    ),
)
_EXPORTS = r"\bexport\w*|экспорт\w*|экспарт\w*|\bпоставк\w*|\bпастаўк\w*"
_IMPORTS = r"\bimport\w*|импорт\w*|імпарт\w*"
_GOODS = r"\bgoods\b|\bmerchandise\b|\bтовар(?:ы|ов|ами|ах|ам)\b|\bтавар(?:ы|аў|амі|ах|ам)\b|\bтауарлар\w*"
_SERVICES = r"\bservices\b|\bуслуг\w*|\bпаслуг\w*|\bқызмет(?:тер)?\b"
_STOCK = r"\bstock\b|\baccumulated\b|\bcumulative\b|накопл\w*|назапаш\w*|жинақтал\w*"
_INVESTMENT = r"\binvest(?:ment|ments|ed)\b|\bfdi\b|\bинвестиц\w*|\bинвестир\w*|\bінвестыц\w*"
_REMITTANCES = r"\bremittances?\b|денежн\w+ перевод\w*|грашов\w+ перавод\w*|ақша аударым\w*"

# The words of a status, and whether they state it or an editor would read it from them.
_CUES: tuple[tuple[Status, bool, str], ...] = (
    (
        Status.DROPPED,
        True,
        r"\b(?:scrapped|cancel{1,2}ed|terminated|abandoned|annulled)\b|\b(?:аннулир|расторг)\w+|\bануля\w+",
    ),
    (
        Status.STALLED,
        True,
        r"\b(?:halted|suspended|put on hold)\b|\b(?:при)?остановлен\w*|\bзаморожен\w*|"
        r"\b(?:пры)?спынен\w*|тоқтатыл(?:ды|ған)",
    ),
    (
        Status.SIGNED,
        True,
        # The infinitive and the noun name what is still to be done: «подписать», «подписание».
        r"\bsigned\b|\bподписа(?:л[аио]?|вш\w+|н[аоы]?|нн\w+)\b|\bпадпіса(?:ў|л[аіо]|н[аоы])\b|"
        r"қол қой(?:ыл)?(?:ды|дық|ған)\w*",
    ),
    (
        Status.AGREED,
        True,
        r"reached (?:an |the |a )?(?:\w+ )?agreement|\bagreed\b|договорил\w+|достигнут\w* договор\w+|"
        r"достигл\w+ договор\w+|дамовіл\w+|дасягнут\w* дамоўл\w+|\bкеліст\w*|уағдаласт\w*",
    ),
    (
        Status.ENDORSED,
        True,
        r"(?:endorsed|backed|supported) (?:the |this )?(?:proposal|idea|initiative)|"
        r"поддержал\w* (?:\w+ )?(?:предложени\w+|инициатив\w+|иде\w+)|"
        r"падтрыма\w+ (?:\w+ )?(?:прапанов\w+|ініцыятыв\w+)|"
        r"(?:ұсыныс|бастама)\w* қолда\w+",
    ),
    (
        Status.ENDORSED,
        False,
        r"welcom\w+ (?:the |this )?(?:proposal|idea|initiative)|приветств\w+ (?:предложени|инициатив)\w+",
    ),
    (
        Status.OFFERED,
        True,
        r"ready to \w+(?: \w+){0,3}|(?:could|can) (?:also )?offer|offer(?:s|ed) to|"
        r"готов\w* \w+|гатов\w+ \w+|\w+ дайын\b",
    ),
    (
        Status.UNDER_WAY,
        False,
        r"determined to (?:remain|continue)|positive experience|continues? to (?:actively )?\w+|"
        r"is (?:already )?under ?way|\bresumed\b|возобновлен\w*|"
        r"(?:came|entered|has entered) into force|вступил\w* в силу|"
        r"\d ?(?:%|per ?cent) complete\b|(?:построен|возвед[её]н)\w* на \d|"
        r"has begun|реализуется|ведётся|ведется|рэалізуецца|вядзецца|іске асырыл\w+",
    ),
    (
        Status.COMPLETED,
        True,
        r"\b(?:completed|commissioned|put into operation)\b|введ[её]н в эксплуатац\w+|заверш[её]н\w*",
    ),
    (
        Status.PROPOSED,
        True,
        r"\bsuggest\w*(?: \w+ing)?|\bpropos(?:e|es|ed|ing)\b|"
        r"предлага\w+|предложи\w+|прапан(?:ава|ова|уе|оў)\w*|\bұсын\w+",
    ),
    (
        Status.PROPOSED,
        False,
        r"interested in \w+|(?:it is )?important to \w+|(?<=\w )should (?!have\b)\w+|"
        r"заинтересован\w* в|важно \w+|зацікаўлен\w*|мүдделі",
    ),
)

# What says that nothing of the kind happened; "no less than" and «не менее» say something else.
_DENIED = re.compile(
    r"\b(?:not|never|no|none|nothing|neither|nor|cannot|den(?:y|ies|ied))\b|n['’]t\b|"
    r"\b(?:не|ни|нет|никак\w*|никто|ничего|опроверг\w*|отрица\w+)\b|\b(?:ня|ні|няма|ніяк\w*|абверг\w*)\b|"
    r"\b(?:емес|жоқ)\b"
)
_NO_DENIAL = re.compile(
    r"\b(?:not only|(?:no|not) (?:less|more|later|fewer|earlier) than)\b|"
    r"\bне (?:только|менее|более|позднее|позже|ранее)\b|"
    r"\bне (?:толькі|менш|больш|пазней)\b"
)
# What says, before it in its clause, that it is still to come, might come or ought to have come.
_NOT_DONE = re.compile(
    r"\b(?:will|shall|would|should|could|can|may|might|must|to be|yet|about to|due|expected|scheduled|planned|"
    r"hop(?:e|es|ed)|if|unless|until|once|before)\b|"
    r"\b(?:буд(?:ет|ут)|мог(?:ут|ла|ло|ли)?|может|бы|чтобы|если|долж(?:ен|н\w+)|ожида\w+|намечен\w*|планир\w+|"
    r"предстоит)\b|"
    r"\b(?:буд(?:зе|уць)|мо(?:жа|гуць)|каб|калі|павін\w+|чака\w+|плану\w+)\b|\b(?:егер)\b"
)
_DONE = {Status.SIGNED, Status.AGREED, Status.ENDORSED, Status.COMPLETED, Status.STALLED, Status.DROPPED}
_WORDS_BEFORE = 6


@dataclass(frozen=True)
class StatusWords:
    """Words that say how far something has got; `is_stated` where they are its name rather than a hint."""

    status: Status
    is_stated: bool
    start: int
    end: int


def flow_of(text: str) -> str:
    """The direction of trade that the words name: X, M, TT or B; empty where they name none, or both ways."""
    named = next((code for code, pattern in _FLOWS if re.search(pattern, text)), "")
    exports, imports = (bool(re.search(pattern, text)) for pattern in (_EXPORTS, _IMPORTS))
    if named == "B" or exports == imports:
        return named
    return "X" if exports else "M"


def category_of(text: str) -> str:
    """What is traded, as far as the words say: empty where they do not."""
    goods, services, investment, remittances = (
        bool(re.search(pattern, text)) for pattern in (_GOODS, _SERVICES, _INVESTMENT, _REMITTANCES)
    )
    if remittances:
        return "remittances"
    if investment:
        return "investment_stock" if re.search(_STOCK, text) else "investment_flow"
    if services:
        return "goods_services" if goods else "services"
    return "goods" if goods else ""


def side_of(text: str, sides: Sides) -> str:
    """The one side that the words name; empty where they name none or several. `sides` are names of each country."""
    stems = {code: "|".join(_stem(name) for name in names if name) for code, names in sides.items()}
    named = [code for code, stem in stems.items() if stem and re.search(rf"\b(?:{stem})", text)]
    return named[0] if len(named) == 1 else ""


def _stem(name: str) -> str:
    """What a country's name has in common with its cases and its adjective: "kazakh" of Kazakhstan, «узбек»."""
    small = name.lower()
    stem = re.sub(r"(?:i?stan|истан|стан|ия|ія|ия|ь|а|ы|я|ia)$", "", small)
    return re.escape(stem if len(stem) > 3 else small)


def status_of(text: str) -> StatusWords | None:
    """The first words, by how much they say, that name or hint at a status: not denied, asked or still to come."""
    for status, is_stated, pattern in _CUES:
        for match in re.finditer(pattern, text):
            if _happened(status, text, *match.span()):
                return StatusWords(status, is_stated, *match.span())
    return None


def _happened(status: Status, text: str, start: int, end: int) -> bool:
    """Whether the sentence around some words says that it is so; where in doubt, not: an editor reads it then."""
    before, after = re.split(r"[.!?…]\s", text[:start])[-1], re.match(r"[^.!?…]*[.!?…]?", text[end:])
    sentence = f"{before}{text[start:end]}{after[0] if after else ''}"
    near = " ".join(re.split(r"[,;:—–]", before)[-1].split()[-_WORDS_BEFORE:])
    is_done = status in _DONE
    if sentence.rstrip("»”\"' ").endswith("?") or (is_done and _NOT_DONE.search(near)):
        return False
    return not _DENIED.search(_NO_DENIAL.sub(" ", sentence if is_done else near))
