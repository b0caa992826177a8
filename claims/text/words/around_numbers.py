"""Words beside a number: comparators, labels that make it a name, rates, endings."""

from claims.text.words.tables import word_set

# Phrase before a number → comparator. Matched longest first, on folded words.
COMPARATORS_BEFORE: dict[str, str] = {
    phrase: sign
    for sign, phrases in {
        ">": "более|более чем|больше|больше чем|свыше|выше|превысил|превысила|превысило"
        "|превысили|превышает|превышают|превышал|превышала|превышало|превышающий"
        "|превышающая|превышающую|превышающей|чуть более|чуть больше|немногим более"
        "|чуть более чем|немногим больше|намного больше|гораздо больше|сверх"
        "|more than|over|above|upwards of|in excess of|exceeding|exceeded|exceeds|exceed"
        "|greater than|larger than|higher than|north of|just over|well over|a little over"
        "|slightly more than|topping|surpassed|surpassing|better than",
        "<": "менее|менее чем|меньше|меньше чем|ниже|чуть менее|чуть меньше|чуть менее чем"
        "|немногим менее|не достигает|не достиг|не достигла|не дотягивает до|less than"
        "|fewer than|under|below|lower than|smaller than|just under|just below|short of"
        "|well under|slightly less than|slightly fewer than|a little under",
        "≥": "не менее|не менее чем|не меньше|не меньше чем|не ниже|как минимум|минимум"
        "|по меньшей мере|по крайней мере|самое меньшее|не ниже чем|at least|no fewer than"
        "|no less than|not less than|not fewer than|a minimum of|minimum of|at minimum"
        "|at the very least|a minimum|minimum",
        "≤": "не более|не более чем|не больше|не больше чем|не выше|не свыше|максимум"
        "|до|вплоть до|не превышает|не превышают|не превысил|не превысила|не превысило"
        "|не превысили|не превышал|не превышала|самое большее|от силы|максимум до|up to"
        "|at most|no more than|not more than|a maximum of|maximum of|as many as|as much as"
        "|not exceeding|at the most|does not exceed|do not exceed|did not exceed"
        "|not over|maximum|a maximum|as long as|as high as",
        "≈": "около|примерно|приблизительно|порядка|почти|ориентировочно|где-то|чуть ли не"
        "|практически|едва ли не|близко к|~|≈|≃|∼|ок|about|around|approximately|roughly"
        "|nearly|almost|some|circa|close to|an estimated|estimated|approx|approx.|ca|ca."
        "|c.|or so|in the region of|in the order of|on the order of|somewhere around"
        "|roughly about|just about",
    }.items()
    for phrase in phrases.split("|")
} | {">": ">", "<": "<", "≥": "≥", "≤": "≤", "⩾": "≥", "⩽": "≤", "> =": "≥", "< =": "≤"}

# Phrase after the number (and its unit) → comparator.
COMPARATORS_AFTER: dict[str, str] = {
    "и более": "≥", "и больше": "≥", "или более": "≥", "или больше": "≥", "и выше": "≥",
    "и свыше": "≥", "с лишним": ">", "с небольшим": ">",  "и менее": "≤",
    "и меньше": "≤", "или менее": "≤", "или меньше": "≤", "и ниже": "≤", "or more": "≥",
    "and more": "≥", "and above": "≥", "or above": "≥", "and over": "≥", "or over": "≥",
    "or less": "≤", "or fewer": "≤", "or under": "≤", "and below": "≤", "or so": "≈",
    "plus": "≥", "+": "≥", "приблизительно": "≈",
    "as a minimum": "≥", "as a maximum": "≤",
}  # fmt: skip

# May stand between a comparator and its number ("более чем на 200", "by about the").
FILLERS = word_set("на в во за по с со к о об от из чем the a an by of in at to")

# Before "до 200" / "to 200": the number is where the change ended, not a limit.
CHANGE_STEMS = tuple(
    word_set(
        "вырос выраст возрос возраст увелич повыс подня поднял подскоч сократ сниз упал упад"
        " уменьш довел довед опуст расшир сниж доход доход снижа растет рост прирост измен"
        " повыш паден сокращ подорож подешев прода прибав замедл ускор взлет рухн просел"
        " grew grow rose rise rising risen fell fall increas decreas declin drop jump cut"
        " shrank shrink shrunk rais reduc climb soar slump slid expand doubl tripl went"
        " brought down plung surg dip widen narrow slow lower edg inch"
    )
)

# A number right after one of these is a name or an address, not a quantity.
LABELS = word_set("""
    статья статьи статье статью статьей статьям статьями статьях статей ст пункт пункта
    пункте пункту пунктом пункты пунктов пунктам п пп подпункт подпункта глава главы
    главе главу гл часть части частью ч раздел раздела разделе параграф параграфа стр
    страница страницы странице страницу страницей рисунок рисунке рис таблица таблице
    таблицы табл номер номера номеру номером номере резолюция резолюции резолюцию
    резолюцией указ указа закон закона постановление постановления протокол протокола
    протоколу приказ приказа рейс рейса рейсом рейсе дом дома доме д кв квартира
    квартире квартиры корпус корпуса корпусе офис офиса офисе школа школы школе
    гимназия лицей улица улице маршрут маршрута маршруте маршрутом трасса трассе
    трассы шоссе версия версии версию канал канала канале вагон вагона вагоне палата
    палате кабинет кабинете лот кадр серия серии выпуск выпуска том тома томе т тел
    телефон телефону телефона факс инн огрн кпп снилс индекс индекса isbn issn doi
    приложение приложения приложении примечание сноска сноске код кода кодом
    артикул артикула форма формы форме класс класса классе курс курса курсе
    категория категории группа тип типа уровень уровня ступень этап этапа фаза фазы
    модель модели поправка поправки поправку платформа платформе ворота
    блок блока блоке энергоблок энергоблока энергоблоке отдел отдела
    article articles art section sections sec chapter chapters ch page pages p pp
    paragraph paragraphs para paras clause clauses table tables figure figures fig no
    nos number numbers nr resolution resolutions protocol protocols flight flights room
    rooms gate gates channel channels route routes highway interstate version versions
    ver v volume volumes vol issue issues act season episode phase type class grade
    level tier stage step tel telephone phone fax isbn issn doi part parts title chapter
    appendix annex schedule rule rules amendment proposition order decree law case code
    area district ward block unit platform line track runway pier building suite
    apartment apt box zip postcode lot item footnote note exhibit bus train tram model
    mark mk group category psalm verse canto season round game set lap # № n
    """)
# Labels that are ordinary words or prepositions unless a full stop follows.
LABELS_WITH_STOP = word_set("ст п пп ч д т гл кв p pp n v art no ch sec с c")
LABELS_WITHOUT_STOP = word_set("article chapter page p pp § # №")

# Brand-like names whose number is part of the name.
NAMED_NUMBERS = word_set(
    "boeing airbus боинг аэробус iphone айфон windows android ios galaxy falcon apollo"
    " аполлон союз soyuz starship formula формула playstation xbox pixel python"
    " catch fahrenheit area chanel route agenda rtx gtx core celsius"
)

# Verbs and particles that end what "of" may collect, beside verb endings.
STOP_WORDS = word_set("""
    и а но или либо что чтобы как когда где если то же ли бы не ни да в во на с со к ко о
    об от до по под над при про для без из за у через между перед после около среди
    против кроме вместо благодаря согласно вокруг ради из-за включая свыше более менее
    больше меньше это этот эта эти этого того тот та те он она они оно его ее их ему ей им
    который которая которые которого которых был была были было есть будет будут может
    могут стал стала стали стало уже еще лишь только даже также тоже чем так там тут
    годовых здесь ныне теперь сейчас вчера сегодня завтра потом затем назад спустя раньше позже
    ранее сразу вместе подряд каждый каждая каждые нет г гг году года год
    the a an and or but nor that which who whom whose when where while if as at by for
    from in into of off on onto out over per than to toward towards under until up upon
    via with within without is are was were be been being has have had will would can
    could may might shall should must do does did not no so too also only just even still
    then there here now ago later earlier before after since during against between
    among amid about around this these those it its he she they his her their we you i
    us them him more less fewer most least very each every today yesterday tomorrow
    because although though despite according compared including plus minus times
    """)

# How often: words after the number → unit of the period.
PERIODS_AFTER: dict[str, str] = {
    phrase: unit
    for unit, phrases in {
        "second": "в секунду|per second|a second",
        "minute": "в минуту|per minute|a minute",
        "hour": "в час|per hour|an hour|ежечасно|hourly|/ ч|/ час",
        "day": "в день|в сутки|за день|за сутки|ежедневно|ежесуточно|per day|a day|daily"
        "|each day|every day|/ сут|/ день|/ day|каждый день",
        "week": "в неделю|за неделю|еженедельно|per week|a week|weekly|each week"
        "|every week|каждую неделю",
        "month": "в месяц|за месяц|ежемесячно|per month|a month|monthly|each month"
        "|every month|/ мес|/ month|каждый месяц",
        "quarter": "в квартал|ежеквартально|per quarter|a quarter|quarterly",
        "year": "в год|за год|ежегодно|годовых|per year|a year|per annum|annually|yearly"
        "|each year|every year|/ год|/ year|каждый год|year on year|в годовом выражении",
        "capita": "на душу населения|per capita|per head",
    }.items()
    for phrase in phrases.split("|")
}  # fmt: skip

# Between a number and the date it is said about: "300 тонн за 2024 год".
PERIOD_PREPOSITIONS = word_set("за в во на к по in for during over by throughout")
