"""Units and counted things: every spelling → an English singular slug.

Folded spelling (casefolded, ё → е). ``UNITS`` maps one to three words joined by one
space, without the full stop of an abbreviation. ``PEOPLE`` are nouns that count
persons and are worth keeping as what is counted.
"""

from claims.text.words.tables import word_set

# Endings of the regular declensions; "|" stands for no ending.
_ENDINGS = {
    "m": "| а у ом е ы ов ам ами ах",
    "ь": "ь я ю ем е и ей ям ями ях",
    "й": "й я ю ем е и ев ям ями ях",
    "f": "а ы у е ой ою | ам ами ах",
    "г": "а и у е ой ою | ам ами ах",
    "я": "я и ю е ей ею ь ям ями ях",
    "и": "ия ии ию ией ий иям иями иях",
    "о": "о а у ом е | ам ами ах",
    "е": "ие ия ию ием ии ий иям иями иях",
    "к": "| а у ом е и ов ам ами ах",
    "ч": "| а у ем е и ей ам ами ах",
    "ц": "ец ца цу цем це цы цев цам цами цах",
    "н": "ин ина ину ином ине е | ам ами ах",
    "ость": "ь и ью ей ям ями ях",
    "щ": "ий его ему им ем ие их ими",
    "ы": "ый ого ому ым ом ые ых ыми",
}


def _declined(entries: str) -> set[str]:
    """Each entry is ``stem/declension`` or a whole word."""
    words: set[str] = set()
    for entry in entries.split():
        stem, _, declension = entry.partition("/")
        endings = _ENDINGS[declension].split() if declension else ["|"]
        words.update(stem + ending.replace("|", "") for ending in endings)
    return words


# Measures: their slug says all, nothing "counted" needs to be kept.
_MEASURES = {
    "percent": "% процент/m проц percent pct",
    "permille": "‰ промилле",
    "year": "год года году годом годе годы годов годам годами годах лет летам летами"
    " л year years yr yrs",
    "month": "месяц месяца месяцу месяцем месяце месяцы месяцев месяцам месяцами"
    " месяцах мес month months",
    "week": "недел/я week weeks",
    "day": "день дня дню днем дне дни дней дням днями днях сутки суток суткам сутками"
    " day days",
    "hour": "час/m hour hours",
    "minute": "минут/f мин minute minutes min",
    "second": "секунд/f сек second seconds sec",
    "decade": "десятилет/е decade decades",
    "century": "век/m века веков столет/е century centuries",
    "quarter": "квартал/m quarters",
    "time": "раз раза разу разы разами times fold",
    "usd": "доллар/m долл $ us$ usd dollar dollars",
    "eur": "евро € eur euro euros",
    "rub": "рубл/ь руб ₽ rub ruble rubles rouble roubles",
    "gbp": "£ gbp фунт/m pounds",
    "azn": "манат/m ₼ azn manat manats",
    "try": "лир/f ₺ try lira liras",
    "kzt": "тенге ₸ kzt tenge",
    "uah": "гривн/f гривен ₴ uah hryvnia hryvnias",
    "gel": "лари ₾ gel lari",
    "cny": "юан/ь cny yuan renminbi",
    "jpy": "иен/f йен/f ¥ jpy yen",
    "byn": "byn",
    "amd": "драм/m amd dram drams",
    "pln": "злотых злотый злотого pln zloty zlotys",
    "cent": "цент/m cent cents",
    "kopeck": "копейка копейки копейку копейке копеек копейками kopecks kopeck",
    "mm": "мм миллиметр/m mm millimetre millimetres millimeter millimeters",
    "cm": "см сантиметр/m cm centimetre centimetres centimeter centimeters",
    "metre": "м метр/m m metre metres meter meters",
    "km": "км километр/m km kms kilometre kilometres kilometer kilometers",
    "mile": "мил/я mile miles",
    "foot": "фут/m feet ft",
    "inch": "дюйм/m inch inches",
    "nautical_mile": "nmi",
    "square_metre": "м² м2 m² m2 sqm",
    "square_km": "км² км2 km² km2",
    "hectare": "га гектар/m ha hectare hectares",
    "acre": "акр/m acre acres",
    "cubic_metre": "м³ м3 m³ m3 кубометр/m",
    "litre": "л литр/m litre litres liter liters",
    "barrel": "барр баррел/ь barrel barrels bbl",
    "gallon": "галлон/m gallon gallons",
    "milligram": "мг миллиграмм/m mg milligram milligrams",
    "gram": "грамм/m г gram grams g",
    "kg": "кг килограмм/m kg kgs kilogram kilograms kilo kilos",
    "tonne": "т тонн/f t tonne tonnes ton tons",
    "pound": "lb lbs",
    "watt": "вт ватт/m w watt watts",
    "kilowatt": "квт киловатт/m kw kilowatt kilowatts",
    "megawatt": "мвт мегаватт/m mw megawatt megawatts",
    "gigawatt": "гвт гигаватт/m gw gigawatt gigawatts",
    "kilowatt_hour": "kwh",
    "megawatt_hour": "mwh",
    "gigawatt_hour": "gwh",
    "terawatt_hour": "twh",
    "hertz": "гц hz hertz",
    "celsius": "°c ℃",
    "degree": "градус/m ° degree degrees",
    "kilobyte": "кб kb",
    "megabyte": "мб mb мегабайт/m megabyte megabytes",
    "gigabyte": "гб gb гигабайт/m gigabyte gigabytes",
    "terabyte": "тб tb терабайт/m terabyte terabytes",
    "point": "балл/m балла points",
    "calorie": "калори/f calories",
    "knot": "узлов узла knots",
    "volt": "volts",
}
_PHRASES = {
    "percent": ["per cent"],
    "percentage_point": [
        "процентный пункт", "процентного пункта", "процентных пункта",
        "процентных пунктов", "процентным пунктам", "п п", "пп", "percentage point",
        "percentage points", "pp", "проц пункта", "проц пунктов",
    ],
    "basis_point": ["базисных пунктов", "базисных пункта", "basis points", "bps"],
    "usd": ["долларов сша", "доллара сша", "доллар сша", "долл сша", "us dollars"],
    "gbp": ["фунтов стерлингов", "фунта стерлингов", "pounds sterling"],
    "square_metre": [
        "кв м", "м 2", "m 2", "квадратный метр", "квадратного метра",
        "квадратных метра",
        "квадратных метров", "square metres", "square metre", "square meters",
        "square meter", "sq m",
    ],
    "square_km": [
        "кв км", "км 2", "km 2", "квадратный километр", "квадратного километра",
        "квадратных километра", "квадратных километров", "square kilometres",
        "square kilometre", "square kilometers", "square kilometer", "sq km",
    ],
    "square_mile": ["square miles", "square mile", "sq miles", "квадратных миль"],
    "square_foot": ["square feet", "sq ft"],
    "cubic_metre": [
        "куб м", "м 3", "m 3", "кубический метр", "кубического метра",
        "кубических метра",
        "кубических метров", "кубометров", "cubic metres", "cubic metre",
        "cubic meters", "cubic meter", "cu m",
    ],
    "cubic_foot": ["cubic feet"],
    "job": ["рабочих мест", "рабочих места", "рабочее место", "jobs"],
    "metre_per_second": ["м / с", "метров в секунду", "m / s"],
    "nautical_mile": [
        "морских миль", "морские мили", "морской мили", "nautical miles",
        "nautical mile",
    ],
    "mile": ["миля", "мили", "миль"],
    "kilowatt_hour": [
        "квт ч", "квт · ч", "квт * ч", "квт - ч", "киловатт часов", "квт час",
        "киловатт часа",
    ],
    "megawatt_hour": ["мвт ч", "мвт · ч", "мегаватт часов"],
    "gigawatt_hour": ["гвт ч", "гвт · ч"],
    "terawatt_hour": ["твт ч", "твт · ч"],
    "km_per_hour": [
        "км ч", "км / ч", "км в час", "километров в час", "km h", "km / h",
        "kmh", "kph",
    ],
    "mile_per_hour": ["mph", "miles per hour", "миль в час"],
    "celsius": ["° c", "° с", "градусов цельсия", "градуса цельсия", "degrees celsius"],
    "fahrenheit": ["° f", "degrees fahrenheit", "градусов фаренгейта"],
}  # fmt: skip

# Counted things that have a slug of their own.
_THINGS = {
    "person": "человек человека человеку человеком людей людям людьми людях люди чел"
    " персон лиц person persons people",
    "country": "стран/f государств/о country countries states nation nations",
    "region": "регион/m област/ость region regions",
    "city": "город/m города городов city cities",
    "village": "сел/о деревень деревни village villages",
    "company": "компани/f компан/и предприят/е фирм/f company companies firm firms"
    " enterprises businesses",
    "organisation": "организац/и organisation organisations organization"
    " organizations ngos",
    "party": "партий партии parties",
    "document": "документ/m document documents",
    "law": "закон/m законопроект/m law laws bill bills",
    "agreement": "соглашен/е договор/m меморандум/m agreement agreements treaty"
    " treaties memorandum memorandums memoranda contracts deals",
    "resolution": "резолюц/и resolutions",
    "vehicle": "машин/f автомобил/ь грузовик/к бронемашин/f автобус/m vehicle vehicles"
    " car cars truck trucks lorries buses",
    "tank": "танк/к танков tank tanks",
    "aircraft": "самолет/m вертолет/m истребител/ь aircraft airplane airplanes plane"
    " planes helicopter helicopters jets",
    "drone": "беспилотник/к дрон/m бпла drone drones uavs",
    "missile": "ракет/f missile missiles rockets",
    "ship": "корабл/ь судов судна суда танкер/m ship ships vessel vessels tankers",
    "building": "здан/е дом/m дома домов building buildings houses homes",
    "school": "школ/f school schools",
    "website": "сайт/m website websites",
    "hospital": "больниц больницы больница hospital hospitals",
    "apartment": "квартир/f apartment apartments flats",
    "seat": "мест места местам мандат/m seat seats",
    "vote": "голос/m голоса голосов vote votes",
    "case": "случа/й case cases",
    "attack": "атак/г нападен/е обстрел/m attack attacks strikes",
    "crime": "преступлен/е crime crimes",
    "visit": "визит/m visit visits",
    "meeting": "встреч/г заседан/е meeting meetings sessions",
    "flight": "рейс/m flight flights",
    "project": "проект/m project projects",
    "article": "стат/ь статей article articles",
    "page": "страниц страницы страница page pages",
    "family": "семей семьи семьям family families households",
    "floor": "этаж/ч floors storeys",
}

_PEOPLE = """
солдат солдата солдаты солдатам солдатами военнослужащ/щ воен/ы боец бойца бойцов
бойцам миротворц/m миротворцев офицер/m полицейск/щ полицейских гражданин гражданина
гражданам граждан гражданами жител/ь беженец беженца беженцев беженцам беженцами
мигрант/m избирател/ь ребенок ребенка дети детей детям детьми женщин/f мужчин/f
журналист/m студент/m школьник/к учащ/щ рабоч/щ работник/к сотрудник/к чиновник/к
депутат/m сенатор/m министр/m эксперт/m специалист/m учен/ы врач/ч медик/к учител/ь
преподавател/ь пенсионер/m заключенн/ы политзаключенн/ы задержанн/ы арестованн/ы
погибш/щ раненн/ы ранен/ы раненых пострадавш/щ убит/ы умерш/щ жертв/f пассажир/m
турист/m участник/к участниц протестующ/щ демонстрант/m активист/m респондент/m
опрошенн/ы пациент/m больн/ы подозреваем/ы обвиняем/ы осужденн/ы военнопленн/ы пленн/ы
наблюдател/ь делегат/m дипломат/m предпринимател/ь бизнесменов подростк/m подростков
молодых юношей девушек семейств безработн/ы переселен/ц переселенц/m переселенцев
вынужденных пользовател/ь подписчик/к зрител/ь читател/ь клиент/m водител/ь спасател/ь
пожарн/ы adult adults child children woman women man men boy boys girl girls soldier
soldiers troops officer officers policeman policemen police citizen citizens resident
residents refugee refugees migrant migrants voter voters journalist journalists
student students pupil pupils worker workers employee employees official officials
deputy deputies mps lawmaker lawmakers senator senators minister ministers expert
experts specialist specialists scientist scientists doctor doctors nurse nurses
teacher teachers pensioner pensioners prisoner prisoners detainee detainees victim
victims passenger passengers tourist tourists participant participants protester
protesters protestor protestors demonstrators activist activists respondent
respondents patient patients suspect suspects observer observers delegate delegates
diplomat diplomats entrepreneur entrepreneurs civilian civilians peacekeeper
peacekeepers personnel staff servicemen servicewomen fighters users subscribers
viewers readers customers drivers rescuers firefighters inhabitants members casualties
homeless peasants hostages
"""

UNITS: dict[str, str] = {
    word: slug for slug, entries in _MEASURES.items() for word in _declined(entries)
} | {phrase: slug for slug, phrases in _PHRASES.items() for phrase in phrases}
THINGS: dict[str, str] = {
    word: slug
    for slug, entries in _THINGS.items()
    if entries
    for word in _declined(entries)
}
PEOPLE: frozenset[str] = frozenset(_declined(_PEOPLE))
MEASURES: frozenset[str] = frozenset(_MEASURES) | frozenset(_PHRASES)

# Slugs of time, where "every third" and "по 5" mean a rhythm, not a share.
TIME_UNITS = word_set("second minute hour day week month quarter year decade century")

CURRENCY_SIGNS = {
    "$": "usd", "€": "eur", "£": "gbp", "₽": "rub", "¥": "jpy", "₼": "azn", "₺": "try",
    "₸": "kzt", "₴": "uah", "₾": "gel", "usd": "usd", "eur": "eur", "gbp": "gbp",
    "rub": "rub", "azn": "azn", "us$": "usd",
}  # fmt: skip

# One unit in a smaller one, only where the ratio is exact by definition.
EXACT: dict[str, tuple[str, str]] = {
    "share": ("percent", "100"),
    "gram": ("kg", "0.001"),
    "tonne": ("kg", "1000"),
    "pound": ("kg", "0.45359237"),
    "mm": ("metre", "0.001"),
    "cm": ("metre", "0.01"),
    "km": ("metre", "1000"),
    "mile": ("metre", "1609.344"),
    "nautical_mile": ("metre", "1852"),
    "foot": ("metre", "0.3048"),
    "inch": ("metre", "0.0254"),
    "square_km": ("square_metre", "1000000"),
    "hectare": ("square_metre", "10000"),
    "litre": ("cubic_metre", "0.001"),
    "minute": ("second", "60"),
    "hour": ("second", "3600"),
    "day": ("second", "86400"),
    "week": ("second", "604800"),
    "quarter": ("month", "3"),
    "year": ("month", "12"),
    "decade": ("month", "120"),
    "century": ("month", "1200"),
    "kilowatt": ("watt", "1000"),
    "megawatt": ("watt", "1000000"),
    "gigawatt": ("watt", "1000000000"),
    "megawatt_hour": ("kilowatt_hour", "1000"),
    "gigawatt_hour": ("kilowatt_hour", "1000000"),
    "terawatt_hour": ("kilowatt_hour", "1000000000"),
    "basis_point": ("percentage_point", "0.01"),
}
