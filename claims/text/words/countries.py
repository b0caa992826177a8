"""Countries: their names, adjectives, people and abbreviations, and their capitals.

News says the country in one headline, its people in the next and its capital in the
third. A line is one country in both languages. What stands left of the bar names it
and no other; what stands right of it may stand for it, and also for itself.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from claims.text.language import stems

_LINES: Final = """
азербайджан азербайджанский азербайджанец azerbaijan azerbaijani | баку бакинский baku
армения армянский армянин armenia armenian | ереван ереванский yerevan
россия российский россиянин россияне рф russia russian | москва кремль moscow kremlin
украина украинский украинец ukraine ukrainian | киев киевский kyiv kiev
белоруссия беларусь белорусский белорус belarus belarusian | минск минский minsk
молдавия молдова молдавский молдаванин moldova moldovan | кишинев chisinau
грузия грузинский грузин georgia georgian | тбилиси тбилисский tbilisi
турция турецкий турок турки turkey turkiye turkish turk | анкара ankara
иран иранский иранец iran iranian | тегеран tehran
ирак иракский iraq iraqi | багдад baghdad
сирия сирийский сириец syria syrian | дамаск damascus
израиль израильский израильтянин israel israeli | иерусалим jerusalem
палестина палестинский палестинец palestine palestinian | газа gaza
египет египетский египтянин egypt egyptian | каир cairo
ливия ливийский libya libyan | триполи tripoli
ливан ливанский lebanon lebanese | бейрут beirut
катар катарский qatar qatari | доха doha
йемен йеменский yemen yemeni
афганистан афганский афганец afghanistan afghan | кабул kabul
пакистан пакистанский пакистанец pakistan pakistani | исламабад islamabad
индия индийский индиец india indian | дели delhi
непал непальский nepal nepalese
китай китайский китаец кнр china chinese | пекин beijing
япония японский японец japan japanese | токио tokyo
корея корейский кореец korea korean | сеул seoul
кндр северокорейский | пхеньян pyongyang
вьетнам вьетнамский vietnam vietnamese | ханой hanoi
таиланд таиландский тайский thailand thai | бангкок bangkok
индонезия индонезийский indonesia indonesian | джакарта jakarta
австралия австралийский австралиец australia australian | канберра canberra
казахстан казахстанский казахский казах kazakhstan kazakh | астана astana
узбекистан узбекский узбек uzbekistan uzbek | ташкент tashkent
киргизия кыргызстан киргизский kyrgyzstan kyrgyz | бишкек bishkek
таджикистан таджикский таджик tajikistan tajik | душанбе dushanbe
туркмения туркменистан туркменский turkmenistan turkmen | ашхабад ashgabat
сша американский американец usa america american | вашингтон washington
канада канадский канадец canada canadian | оттава ottawa
мексика мексиканский мексиканец мексиканка mexico mexican
бразилия бразильский бразилец brazil brazilian
аргентина аргентинский argentina argentine
венесуэла венесуэльский venezuela venezuelan | каракас caracas
куба кубинский cuba cuban | гавана havana
великобритания британия британский британец англия английский англичанин
  britain british briton england english uk | лондон лондонский london
франция французский француз france french | париж парижский paris
германия фрг германский немецкий немец germany german | берлин berlin
италия итальянский итальянец italy italian | рим rome
испания испанский испанец spain spanish | мадрид madrid
португалия португальский portugal portuguese | лиссабон lisbon
греция греческий грек greece greek | афины athens
кипр кипрский киприот cyprus cypriot | никосия nicosia
польша польский поляк poland polish | варшава warsaw
чехия чешский чех czech | прага prague
словакия словацкий slovakia slovak | братислава bratislava
венгрия венгерский венгр hungary hungarian | будапешт budapest
румыния румынский romania romanian | бухарест bucharest
болгария болгарский болгарин bulgaria bulgarian | софия sofia
сербия сербский серб serbia serbian serb | белград belgrade
хорватия хорватский хорват croatia croatian | загреб zagreb
австрия австрийский австриец austria austrian | вена vienna
швейцария швейцарский швейцарец switzerland swiss | женева geneva
бельгия бельгийский бельгиец belgium belgian
голландия нидерланды голландский нидерландский netherlands dutch | гаага hague
швеция шведский швед sweden swedish | стокгольм stockholm
норвегия норвежский норвежец norway norwegian | осло oslo
финляндия финский финн finland finnish | хельсинки helsinki
дания датский датчанин denmark danish | копенгаген copenhagen
ирландия ирландский ирландец ireland irish | дублин dublin
эстония эстонский эстонец estonia estonian | таллин tallinn
латвия латвийский латыш latvia latvian | рига riga
литва литовский литовец lithuania lithuanian | вильнюс vilnius
мали малийский mali malian
судан суданский sudan sudanese
сомали сомалийский somalia somali
нигерия нигерийский nigeria nigerian
кения кенийский kenya kenyan
юар южноафриканский
чечня чеченский чеченец chechnya chechen | грозный grozny
карабах карабахский karabakh | степанакерт ханкенди khankendi
крым крымский crimea crimean
евросоюз ес eu european европейский | брюссель brussels
оон un
нато североатлантический nato
"""


def numbered(groups: Iterable[Iterable[str]]) -> dict[str, frozenset[int]]:
    """Each stem to the numbers of the groups it stands in."""
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(groups):
        for stem in group:
            found[stem] = found.get(stem, frozenset()) | {number}
    return found


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem for word in words.split() for stem in stems(word)[:1])


def _countries() -> list[tuple[frozenset[str], frozenset[str]]]:
    lines = _LINES.strip().replace("\n  ", " ").splitlines()
    halves = (line.partition("|") for line in lines)
    return [(_stems(names), _stems(others)) for names, _bar, others in halves]


COUNTRIES: Final = _countries()
"""For each the stems that name it, and those that may stand for it."""

NAMED: Final = numbered(names for names, _others in COUNTRIES)
"""A stem to the countries that it names."""

CAPITALS: Final = numbered(others for _names, others in COUNTRIES)
"""A stem to the countries that it may stand for."""


def countries_of(stem: str, *tables: Mapping[str, frozenset[int]]) -> frozenset[int]:
    """What it names or may stand for; of `tables`, if given, only those."""
    found = (table.get(stem, frozenset()) for table in tables or (NAMED, CAPITALS))
    return frozenset().union(*found)
