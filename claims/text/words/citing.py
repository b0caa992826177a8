"""Words around citations and bibliographies: Russian, English, Azerbaijani, Turkish.

All entries are lower case, as :func:`claims.text.names.plain` leaves them.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from claims.text.words.tables import word_set

HEADINGS: Final = word_set(
    "источники список_источников источники_и_литература литература"
    " список_литературы список_использованной_литературы"
    " использованная_литература использованные_источники использованные_материалы"
    " библиография библиографический_список ссылки примечания примечания_и_ссылки"
    " references reference_list list_of_references sources sources_cited"
    " bibliography works_cited literature literature_cited notes endnotes citations"
    " qaynaqlar menbeler istinadlar edebiyyat istifade_olunmus_edebiyyat"
    " kaynaklar kaynakca dipnotlar referanslar"
)
"""Lines that, standing alone, open a bibliography (without diacritics)."""

LEAD_INS: Final = (
    "цит. по",
    "цитируется по",
    "подробнее см.",
    "подробнее",
    "см. также",
    "ср. также",
    "см.",
    "ср.",
    "смотри",
    "например",
    "напр.",
    "источник",
    "по данным",
    "данные",
    "also see",
    "see also",
    "see, e.g.",
    "see e.g.",
    "see for example",
    "see",
    "cf.",
    "e.g.",
    "for example",
    "quoted in",
    "cited in",
    "cited by",
    "source",
    "according to",
    "as in",
    "bkz.",
    "bax",
    "məsələn",
    "örneğin",
)
"""What may stand before the first name inside a parenthesis; longest first wins."""

GENERIC_NOUNS: Final = word_set(
    "газета журнал агентство информагентство телеканал канал портал сайт издание"
    " newspaper magazine journal agency website qezeti qəzeti jurnali jurnalı"
    " gazetesi dergisi ajansi ajansı"
)
"""Nouns that say what kind of publisher follows; they are not part of its name."""

JOINERS: Final = word_set("и and & və ve und et y")
"""Words that stand between two authors."""

OTHERS: Final = (
    r"et\s+al\.?|и\s+др(?:\.|угие)?|и\s+соавт\.?|və\s+b(?:\.|aşqaları)?"
    r"|və\s+dig(?:ər|\.)\w*|vd\.?|ve\s+diğerleri|and\s+others|and\s+colleagues"
)
"""Regular expression for "and others"."""

NAME_PARTICLES: Final = word_set(
    "van von der den de di da du la le el al bin ibn zu bey oglu"
    " ван фон дер де ла ди дю аль эль ибн бен оглы"
)
"""Lower-case words that may stand inside a person's name."""

INNER_WORDS: Final = NAME_PARTICLES | word_set(
    "of the for and on in to at a по и на для в при с о об des"
)
"""Lower-case words that may stand inside any author's name."""

STOP_WORDS: Final = word_set(
    "of the for and on in to at a an и по на для в при с о об von de la və ve"
)
"""Words an acronym leaves out."""

MONTHS: Final[Mapping[str, int]] = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            (
                "январь января янв january jan yanvar ocak",
                "февраль февраля фев february feb fevral şubat",
                "март марта мар march mar mart",
                "апрель апреля апр april apr aprel nisan",
                "май мая may mayıs",
                "июнь июня июн june jun iyun haziran",
                "июль июля июл july jul iyul temmuz",
                "август августа авг august aug avqust ağustos",
                "сентябрь сентября сен сент september sep sept sentyabr eylül",
                "октябрь октября окт october oct oktyabr ekim",
                "ноябрь ноября ноя нояб november nov noyabr kasım",
                "декабрь декабря дек december dec dekabr aralık",
            ),
            start=1,
        )
        for name in names.split()
    }
)
"""Month names and their usual abbreviations, four languages, to 1–12."""

NOT_AUTHORS: Final = word_set(
    # Places: "(Женева, 2021)" says where and when, not who wrote.
    "москва баку анкара ереван тбилиси киев минск астана ташкент стамбул вашингтон"
    " брюссель женева вена париж лондон берлин рим мадрид варшава прага пекин токио"
    " дели каир дубай давос сочи хельсинки осло стокгольм нью-йорк санкт-петербург"
    " ленинград россия азербайджан армения грузия турция украина казахстан иран сша"
    " китай германия франция италия испания польша индия израиль сирия египет ссср"
    " великобритания европа moscow baku ankara yerevan tbilisi kyiv kiev minsk astana"
    " tashkent istanbul washington brussels geneva vienna paris london berlin rome"
    " madrid warsaw prague beijing tokyo delhi cairo dubai davos helsinki oslo"
    " stockholm russia azerbaijan armenia georgia turkey ukraine kazakhstan iran usa"
    " china germany france italy spain poland india israel syria egypt britain uk"
    " europe bakı moskva"
    # Events and documents: "(Олимпиада, 2014)".
    " олимпиада чемпионат кубок саммит форум конференция конгресс съезд выборы"
    " референдум перепись битва война революция закон указ конституция договор"
    " соглашение декларация постановление приказ кодекс резолюция протокол эпизод"
    " глава таблица рисунок рис табл гл ст статья стр том режиссер фильм olympics"
    " championship cup summit forum conference congress election elections"
    " referendum census battle war revolution act law treaty agreement declaration"
    " resolution protocol constitution chapter table figure fig episode season film"
    # Time words: "(Лето, 2021)".
    " зима весна лето осень winter spring summer autumn fall год года year"
)
"""First or last words of "(Name, year)" that is about a place or event."""

DEFAULT_ALIASES: Final[Mapping[str, Collection[str]]] = MappingProxyType(
    {
        "Associated Press": ("AP", "Ассошиэйтед Пресс"),
        "Agence France-Presse": ("AFP", "АФП", "Франс Пресс"),
        "Anadolu Agency": ("AA", "Anadolu Ajansı", "Анадолу", "Агентство Анадолу"),
        "Reuters": ("Рейтер", "Рейтерс", "Ройтерс"),
        "Bloomberg": ("Блумберг",),
        "BBC": ("Би-би-си", "Бибиси", "British Broadcasting Corporation"),
        "Cable News Network": ("CNN", "Си-эн-эн"),
        "Deutsche Welle": ("DW", "Немецкая волна", "Дойче велле"),
        "Radio Free Europe/Radio Liberty": (
            "RFE/RL",
            "RFERL",
            "Радио Свобода",
            "Радио Свободная Европа",
            "Azadlıq Radiosu",
            "Radio Liberty",
        ),
        "Voice of America": ("VOA", "Голос Америки", "Amerikanın Səsi"),
        "The New York Times": ("NYT", "Нью-Йорк Таймс"),
        "The Washington Post": ("WaPo", "Вашингтон пост"),
        "The Wall Street Journal": ("WSJ", "Уолл-стрит джорнал"),
        "Financial Times": ("FT", "Файнэншл таймс"),
        "The Guardian": ("Гардиан",),
        "The Economist": ("Экономист",),
        "TASS": ("ТАСС", "ИТАР-ТАСС"),
        "RIA Novosti": ("РИА Новости", "РИА"),
        "Human Rights Watch": ("HRW", "Хьюман Райтс Вотч"),
        "Amnesty International": ("Международная амнистия", "Эмнести"),
        "Freedom House": ("Фридом Хаус",),
        "Transparency International": ("Трансперенси Интернешнл",),
        "Reporters Without Borders": ("RSF", "Репортёры без границ"),
        "International Crisis Group": ("ICG", "Международная кризисная группа"),
        "Committee to Protect Journalists": ("CPJ", "Комитет защиты журналистов"),
        "Stockholm International Peace Research Institute": ("SIPRI", "СИПРИ"),
        "United Nations": ("UN", "ООН", "Организация Объединённых Наций", "BMT"),
        "UNHCR": ("УВКБ ООН", "УВКБ"),
        "World Bank": ("Всемирный банк", "Dünya Bankı", "Dünya Bankası"),
        "International Monetary Fund": ("IMF", "МВФ"),
        "World Health Organization": ("WHO", "ВОЗ"),
        "World Trade Organization": ("WTO", "ВТО"),
        "International Atomic Energy Agency": ("IAEA", "МАГАТЭ"),
        "International Energy Agency": ("IEA", "МЭА"),
        "International Court of Justice": ("ICJ", "Международный суд ООН"),
        "International Committee of the Red Cross": ("ICRC", "МККК"),
        "European Union": ("EU", "ЕС", "Евросоюз", "Avropa İttifaqı"),
        "European Commission": ("Еврокомиссия", "Европейская комиссия"),
        "European Court of Human Rights": ("ECHR", "ECtHR", "ЕСПЧ"),
        "Council of Europe": ("Совет Европы",),
        "Parliamentary Assembly of the Council of Europe": ("PACE", "ПАСЕ"),
        "NATO": ("НАТО", "North Atlantic Treaty Organization"),
        "OSCE": (
            "ОБСЕ",
            "ATƏT",
            "AGİT",
            "Organization for Security and Co-operation in Europe",
        ),
        "ODIHR": (
            "БДИПЧ",
            "БДИПЧ ОБСЕ",
            "Office for Democratic Institutions and Human Rights",
        ),
        "Ministry of Foreign Affairs": (
            "MFA",
            "МИД",
            "Министерство иностранных дел",
            "Xarici İşlər Nazirliyi",
            "XİN",
            "Dışişleri Bakanlığı",
        ),
        "Ministry of Defence": (
            "MoD",
            "Ministry of Defense",
            "Минобороны",
            "МО",
            "Министерство обороны",
            "Müdafiə Nazirliyi",
            "Milli Savunma Bakanlığı",
        ),
        "Rosstat": ("Росстат", "Федеральная служба государственной статистики"),
        "State Statistical Committee": (
            "Госкомстат",
            "Dövlət Statistika Komitəsi",
            "Государственный комитет по статистике",
        ),
        "Turkish Statistical Institute": ("TurkStat", "TÜİK", "Туркстат"),
        "Central Bank": ("ЦБ", "Центробанк", "Центральный банк", "Mərkəzi Bank"),
        "Carnegie Endowment": ("Carnegie", "Карнеги", "Фонд Карнеги"),
        "Chatham House": ("Чатем-Хаус", "Чатэм Хаус"),
    }
)
"""Names of one institution; any spelling stands for any other of its line."""
