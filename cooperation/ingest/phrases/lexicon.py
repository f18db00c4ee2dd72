"""Words of numbers in English, Russian, Kazakh and Belarusian: what stands around a number and what it then means.

Everything is in small letters. Patterns of one meaning stand together for all four languages: reports quote each other
across them, and no word here means two things in two of the languages.
"""

import re
from decimal import Decimal

from cooperation.analysis.readings import Qualifier

# A stem and whatever ending its language gives it.
END = r"\w*"


def words(*patterns: str) -> re.Pattern[str]:
    """Any of the patterns, as whole words."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


# The words before a number that say how it is meant; longer ones first, so that "not less than" is no "less than".
HEDGES_BEFORE: tuple[tuple[Qualifier, str], ...] = (
    (
        Qualifier.AT_LEAST,
        r"at least|(?:not|no) (?:less|fewer) than|as much as or more than|≥|"
        r"не менее(?: чем)?|не меньше(?: чем)?|не ниже|как минимум|минимум|не менш(?: за| чым)|"
        r"прынамсі|як мінімум|кемінде|кем дегенде",
    ),
    (
        Qualifier.UP_TO,
        r"(?:not|no) more than|a maximum of|not exceed(?:ing)?|up to|at most|≤|не более(?: чем)?|не больше(?: чем)?|"
        r"не превы\w+|не выше|максимум|не больш(?: за| чым)|до|да",
    ),
    (
        Qualifier.ALMOST,
        r"(?:nearly|almost) (?:reach(?:ed|ing)|hit)|close on|без малога|"
        r"(?:just |slightly |a little )(?:under|below|less than|short of)|just short of|almost|nearly|practically|"
        r"close to but below|чуть (?:менее|меньше)(?: чем)?|немногим (?:менее|меньше)(?: чем)?|без малого|практически|"
        r"почти|крыху менш(?: за| чым)|ледзь не|амаль|практычна|дерлік",
    ),
    (
        Qualifier.ABOUT,
        r"something like|(?:in|of) the order of|about|around|"
        r"roughly|approximately|approx\.?|some|circa|ca\.|close to|in the region of|≈|~|"
        r"около|примерно|порядка|приблизительно|где-то|в районе|близко к|каля|прыкладна|прыблізна|блізу|"
        r"шамамен|жуық шамамен",
    ),
    (
        Qualifier.MORE_THAN,
        r"(?:more|greater|higher) than|over|above|upwards of|in excess of|(?:exceed|surpass|top)(?:s|p?ed|p?ing)?|"
        r"(?:passed|crossed|beyond)|>|более(?: чем)?|больше(?: чем)?|свыше|выше|сверх|"
        r"(?:превы|превос|перевал)\w+(?: за)?|больш(?: за| чым)|звыш|перавы\w+|вышэй за",
    ),
    (
        Qualifier.LESS_THAN,
        r"(?:less|fewer|lower) than|below|under|<|менее(?: чем)?|меньше(?: чем)?|ниже|менш(?: за| чым)|ніжэй за",
    ),
)
# Those that follow the number and its unit.
HEDGES_AFTER: tuple[tuple[Qualifier, str], ...] = (
    (Qualifier.MORE_THAN, r"астам|артық|с лишним|з лішкам|plus"),
    (Qualifier.ALMOST, r"дерлік"),
    (Qualifier.ABOUT, r"жуық|шамасында"),
    (Qualifier.UP_TO, r"дейін"),
    (Qualifier.AT_LEAST, r"or more|and (?:more|above)|и (?:более|больше|выше)|і больш|кем емес"),
    (Qualifier.LESS_THAN, r"аз|кем"),
)
# What may stand between a hedge and its number: a preposition, an article, a sign of money.
BETWEEN_HEDGE_AND_NUMBER = re.compile(
    r"(?:(?:(?<!up )\b(?:by|to|at|of)|\b(?:на|в|у|во|the|a|an)|(?:\b(?:us|usd|rs\.?|inr|aed|eur|uae))?[$€₸₽₹£]"
    r"|\b(?:usd|rs\.?|inr|aed|eur))\s*)$"
)

# A scale that stands alone is one of it: "over a billion dollars", «свыше миллиарда долларов».
LONE_SCALE = re.compile(
    r"(?<!\w)(?:(?:a|one) (?=(?:b|m|tr)illion\b)|(?=(?:тр|м)илли(?:он|ард)(?:а|у|ом|е)?(?!\w))"
    r"|(?=(?:мільярд|мільён|трыльён)(?:а|у|ам|е)?(?!\w)))"
)
# Another dollar than that of the United States is said with its country; the bare word is taken for that one.
CURRENCIES: tuple[tuple[str, str], ...] = (
    (
        "USD",
        r"us\$|\$|usd|us dollars?|u\.s\. dollars?|american dollars?|dollars?|"
        r"(?:американск\w+ )?доллар\w*(?: сша)?|долл|(?:амерыканск\w+ )?долар\w*(?: зша)?|ақш доллар\w*",
    ),
    ("EUR", r"€|eur|euros?|евро|еўра|еуро\w*"),
    ("KZT", r"₸|kzt|tenge|тенге|тэнге|теңге\w*"),
    ("BYN", r"byn|belarusian rou?bles?|белорусск\w+ рубл\w+|бел\. руб|беларуск\w+ рубл\w+|беларусь рубл\w+"),
    ("RUB", r"₽|rub|russian rou?bles?|российск\w+ рубл\w+|расійск\w+ рубл\w+|ресей рубл\w+"),
    ("UZS", r"uzs|uzbek so(?:u?m|ʻm)s?|(?:узбекск\w+ )?сум(?:а|ов|ы)?"),
    ("KGS", r"kgs|kyrgyz soms?|(?:киргизск|кыргызск)\w+ сом\w*"),
    ("INR", r"₹|inr|rs|(?:indian )?rupees?|(?:индийск\w+ )?рупи\w*"),
    ("AED", r"aed|dirhams?|дирхам\w*"),
    ("CNY", r"cny|rmb|yuan|renminbi|юан\w*"),
    ("GBP", r"£|gbp|pounds? sterling|british pounds?|фунт\w* стерлинг\w*"),
    ("JPY", r"jpy|yen|иен\w*|йен\w*"),
    ("THB", r"thb|baht|бат(?:а|ов|ы)?"),
    ("GEL", r"georgian lari|laris?|лари"),
    ("PLN", r"pln|zlot(?:y|ys|ych|ies)|злот\w+"),
    ("UAH", r"uah|hryvnias?|гривн\w*|грыўн\w*"),
    ("VND", r"vnd|dongs?|донг\w*"),
    ("MNT", r"mnt|tugriks?|tögrög|тугрик\w*"),
    ("ZAR", r"zar|(?:south african )?rands?|рэнд\w*|ранд\w*"),
    ("CHF", r"chf|swiss francs?|швейцарск\w+ франк\w*"),
    ("CZK", r"czk|czech (?:crowns?|korunas?)|чешск\w+ крон\w*"),
    ("DKK", r"dkk|danish (?:crowns?|kroner?)|датск\w+ крон\w*"),
    ("NOK", r"nok|norwegian (?:crowns?|kroner?)|норвежск\w+ крон\w*"),
    ("SEK", r"sek|swedish (?:crowns?|krona|kronor)|шведск\w+ крон\w*"),
)
# Money of which more than one country has some: its name alone says too little.
UNSURE_MONEY = (
    r"rou?bles?|руб|рубл\w*|soms?|сом\w*|pesos?|песо|франк\w*|francs?|"
    r"pounds?|фунт\w*|crowns?|kron[aeo]r?|крон\w*|manats?|манат\w*|liras?|лир\w*|dinars?|динар\w*|ri[ay]ls?|"
    r"риал\w*"
)

PERCENT = r"%|per ?cent|pct|процент\w*|працэнт\w*|пайыз\w*"
POINTS = r"percentage points?|p\.p\.|pp|процентн\w+ пункт\w*|п\.п\.|працэнтн\w+ пункт\w*|пайыздық тармақ\w*"
TIMES = r"-?fold|times|x|раз(?:а|ы|оў)?|есе\w*"

RISES = re.compile(
    r"\b(?:went up|goes up|up by|up (?!to\b)|grew|grow\w*|rose|rise\w*|rising|increas\w*|surg\w*|jump\w*|climb\w*|"
    r"expand\w*|gain\w*|soar\w*|вырос\w*|выраст\w*|рост\w*|увелич\w*|прирост\w*|прибав\w*|подня\w*|возрос\w*|подскоч\w*|"
    r"вырас\w*|павяліч\w*|узрас\w*|узрос\w*|прырост\w*|өс[туік]\w*|арт[туқ]\w*|ұлғай\w*|көбей\w*)"
)
FALLS = re.compile(
    r"\b(?:went down|down by|down|fell|fall\w*|drop\w*|decreas\w*|declin\w*|shr[aiu]nk\w*|contract(?:ed|ion)|halv\w*|"
    r"slump\w*|plung\w*|снизи\w*|снижен\w*|сократи\w*|сокращ\w*|упал\w*|уменьш\w*|спад\w*|паден\w*|знізі\w*|зніжэн\w*|"
    r"скараці\w*|скарачэн\w*|упа[ўл]\w*|зменш\w*|азай\w*|төменде\w*|кемі[дп]\w*|қысқар\w*)"
)
# A number that somebody wants to see, rather than one that was reached.
GOAL = re.compile(
    r"\b(?:striv\w+|aim\w*|goals?|target\w*|intend\w*|plan(?:s|ned|ning)?|ought|should|will|want\w*|"
    r"bring (?:\w+ ){0,4}to|raise (?:\w+ ){0,4}to|reach \S+ by|довести|цел[ьи]\w*|план\w*|намерен\w*|"
    r"хот(?:им|ят|ел)\w*|стрем\w*|должен|должн[аыо]|давесці|мэт[аыу]|імкн\w*|плану\w+|жеткіз\w*|мақсат\w*|жоспар\w*|көзде\w*)"
)
# A number that somebody hopes for, expects or holds possible: neither reached nor set as an aim.
WISH = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|expect(?:s|ed|ation|ations)?|forecasts?|potential\w*|could|might|may reach|"
    r"рассчитыва\w+|наде[ею]\w+|ожида\w+|прогноз\w*|потенциал\w*|мог(?:ут|ла|ло|ли)? бы|"
    r"чака\w+|спадзя\w+|прагноз\w*|патэнцыял\w*|күт(?:еді|ілуде|ілетін)\w*|үміт\w*|болжа\w+|әлеует\w*)\b"
)

# A number in words, with the unit of its last digit.
NUMERALS: tuple[tuple[re.Pattern[str], Decimal, Decimal], ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})"), Decimal(value), Decimal("0.1"))
    for pattern, value in (
        (r"(?:two[ -]and[ -]a[ -]half|дв(?:а|ух) с половиной|два з паловай|екі жарым)(?!\w)", "2.5"),
        (r"(?:three[ -]and[ -]a[ -]half|тр(?:и|ёх|ех) с половиной|тры з паловай|үш жарым)(?!\w)", "3.5"),
        (r"(?:one[ -]and[ -]a[ -]half|пол(?:тора|торы|утора|уторы)|паўтар[аы]|бір жарым)(?!\w)", "1.5"),
        (r"half an?(?= (?:b|m|tr)illion)|жарты(?= (?:мил|мл|тр))", "0.5"),
        (r"пол(?=миллиард|миллион|триллион)|паў(?=мільярд|мільён|трыльён)", "0.5"),
    )
)
# Whole numbers in words, which are read where a unit follows.
COUNTS: dict[int, str] = {
    1: r"one|один|одного|одна|адзін|аднаго|бір",
    2: r"two|два|две|двух|дв[ау]х|дзве|екі",
    3: r"three|три|тр[её]х|тры|трох|үш",
    4: r"four|четыре|четыр[её]х|чатыры|чатырох|төрт",
    5: r"five|пять|пяти|пяць|пяці|бес",
    6: r"six|шесть|шести|шэсць|шасці|алты",
    7: r"seven|семь|семи|сем|сямі|жеті",
    8: r"eight|восемь|восьми|восем|васьмі|сегіз",
    9: r"nine|девять|девяти|дзевяць|дзевяці|тоғыз",
    10: r"ten|десять|десяти|дзесяць|дзесяці|он",
    11: r"eleven|одиннадцать|одиннадцати|адзінаццаць|он бір",
    12: r"twelve|двенадцать|двенадцати|дванаццаць|он екі",
}
# Words that are a multiple by themselves, and whether they say a fall.
MULTIPLES: tuple[tuple[re.Pattern[str], int, bool], ...] = (
    (words(r"doubl(?:e|es|ed|ing)|twofold|twice|вдвое|удво[ией]\w*|удвая|падвой\w*|падвоі\w*|екі есе\w*"), 2, False),
    (words(r"tripl(?:e|es|ed|ing)|threefold|втрое|утро[ие]\w*|утрая|патро[йі]\w*|үш есе\w*"), 3, False),
    (words(r"quadrupl(?:e|es|ed|ing)|fourfold|вчетверо|учацвёра|төрт есе\w*"), 4, False),
    (words(r"halv(?:e|es|ed|ing)"), 2, True),
)
# Doing it again is an aim; having done it is growth.
TO_MULTIPLY = words(r"(?:double|triple|quadruple)|удвоить|утроить|падвоіць|патроіць|екі еселеу|еселе\w*")
NO_DECIMAL = words(
    r"(?:a|one)[ -]third|two[ -]thirds|на треть|треть|две трети|третью|на трэць|трэць|дзве трэці|үштен (?:бір|екі)\w*"
)
# Parts in words, in percent, with the unit of the last digit.
PARTS: tuple[tuple[re.Pattern[str], Decimal, Decimal], ...] = tuple(
    (words(pattern), Decimal(value), Decimal(step))
    for pattern, value, step in (
        (r"three[ -]quarters|три четверти|тр(?:ы|ох) чвэрці", "75", "1"),
        (r"(?:a|one) quarter(?! of (?:the year|20))|четверть|чвэрць|төрттен бір\w*", "25", "1"),
        (
            r"half(?= of (?!20|the year))|by half|(?:на )?половин[аыу]|наполовину|палов[аыу]|напалову|жартыс\w+",
            "50",
            "10",
        ),
    )
)
NO_NUMBER = words(
    r"surged|considerabl[ey]|significant(?:ly)?|sharply|substantial(?:ly)?|several|many times|dozens|hundreds of",
    r"значительно|существенно|в разы|в несколько раз|несколько|заметно|кратно",
    r"значна|істотна|у некалькі разоў|некалькі|прыкметна",
    r"айтарлықтай|бірнеше|едәуір",
)
