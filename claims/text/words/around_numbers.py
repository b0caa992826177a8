"""Words beside a number: comparators, labels that make it a name, rates, endings."""

from claims.text.words.tables import word_set


def _grouped(lines: str) -> dict[str, str]:
    """Each line is a meaning and the phrases that have it; ``_`` stands for a space."""
    rows = (line.split() for line in lines.strip().splitlines())
    return {
        phrase.replace("_", " "): meaning for meaning, *row in rows for phrase in row
    }


# Phrase before a number → comparator. Matched longest first, on folded words.
COMPARATORS_BEFORE = _grouped(
    """
> более более_чем больше больше_чем свыше выше превысил превысила превысило
> превысили превышает превышают превышал превышала превышало превышающий превышающая
> превышающую превышающей чуть_более чуть_больше немногим_более чуть_более_чем
> немногим_больше намного_больше гораздо_больше сверх more_than over above
> upwards_of in_excess_of exceeding exceeded exceeds exceed greater_than larger_than
> higher_than north_of just_over well_over a_little_over slightly_more_than topping
> surpassed surpassing better_than >
< менее менее_чем меньше меньше_чем ниже чуть_менее чуть_меньше чуть_менее_чем
< немногим_менее не_достигает не_достиг не_достигла не_дотягивает_до less_than
< fewer_than under below lower_than smaller_than just_under just_below short_of
< well_under slightly_less_than slightly_fewer_than a_little_under <
≥ не_менее не_менее_чем не_меньше не_меньше_чем не_ниже как_минимум минимум
≥ по_меньшей_мере по_крайней_мере самое_меньшее не_ниже_чем at_least no_fewer_than
≥ no_less_than not_less_than not_fewer_than a_minimum_of minimum_of at_minimum
≥ at_the_very_least a_minimum minimum ≥ ⩾ >_=
≤ не_более не_более_чем не_больше не_больше_чем не_выше не_свыше максимум до
≤ вплоть_до не_превышает не_превышают не_превысил не_превысила не_превысило
≤ не_превысили не_превышал не_превышала самое_большее от_силы максимум_до up_to
≤ at_most no_more_than not_more_than a_maximum_of maximum_of as_many_as as_much_as
≤ not_exceeding at_the_most does_not_exceed do_not_exceed did_not_exceed not_over
≤ maximum a_maximum as_high_as ≤ ⩽ <_=
≈ около примерно приблизительно порядка почти ориентировочно где_-_то чуть_ли_не
≈ практически едва_ли_не близко_к ~ ≈ ≃ ∼ ок about around approximately roughly
≈ nearly almost some circa close_to an_estimated estimated approx approx. ca ca. c.
≈ or_so in_the_region_of in_the_order_of on_the_order_of somewhere_around
≈ roughly_about just_about
"""
)

# Phrase after the number, or after its unit → comparator.
COMPARATORS_AFTER = _grouped(
    """
> с_лишним с_небольшим
≥ и_более и_больше или_более или_больше и_выше и_свыше or_more and_more and_above
≥ or_above and_over or_over plus + as_a_minimum
≤ и_менее и_меньше или_менее или_меньше и_ниже or_less or_fewer or_under and_below
≤ as_a_maximum
≈ or_so приблизительно
"""
)

# May stand between a comparator and its number ("более чем на 200", "by about the").
FILLERS = word_set("на в во за по с со к о об от из чем the a an by of in at to")

# Before "до 200" / "to 200": the number is where the change ended, not a limit.
CHANGE_STEMS = tuple(
    word_set(
        """
    вырос выраст возрос возраст увелич повыс подня поднял подскоч сократ сниз упал
    упад уменьш довел довед опуст расшир сниж доход доход снижа растет рост прирост
    измен повыш паден сокращ подорож подешев прода прибав замедл ускор взлет рухн
    просел grew grow rose rise rising risen fell fall increas decreas declin drop jump
    cut shrank shrink shrunk rais reduc climb soar slump slid expand doubl tripl went
    brought down plung surg dip widen narrow slow lower edg inch
    """
    )
)

# A number right after one of these is a name or an address, not a quantity.
LABELS = word_set(
    """
    статья статьи статье статью статьей статьям статьями статьях статей ст пункт
    пункта пункте пункту пунктом пункты пунктов пунктам п пп подпункт подпункта глава
    главы главе главу гл часть части частью ч раздел раздела разделе параграф
    параграфа стр страница страницы странице страницу страницей рисунок рисунке рис
    таблица таблице таблицы табл номер номера номеру номером номере резолюция
    резолюции резолюцию резолюцией указ указа закон закона постановление постановления
    протокол протокола протоколу приказ приказа рейс рейса рейсом рейсе дом дома доме
    д кв квартира квартире квартиры корпус корпуса корпусе офис офиса офисе школа
    школы школе гимназия лицей улица улице маршрут маршрута маршруте маршрутом трасса
    трассе трассы шоссе версия версии версию канал канала канале вагон вагона вагоне
    палата палате кабинет кабинете лот кадр серия серии выпуск выпуска том тома томе т
    тел телефон телефону телефона факс инн огрн кпп снилс индекс индекса isbn issn doi
    приложение приложения приложении примечание сноска сноске код кода кодом артикул
    артикула форма формы форме класс класса классе курс курса курсе категория
    категории группа тип типа уровень уровня ступень этап этапа фаза фазы модель
    модели поправка поправки поправку платформа платформе ворота блок блока блоке
    энергоблок энергоблока энергоблоке отдел отдела article articles art section
    sections sec chapter chapters ch page pages p pp paragraph paragraphs para paras
    clause clauses table tables figure figures fig no nos number numbers nr resolution
    resolutions protocol protocols flight flights room rooms gate gates channel
    channels route routes highway interstate version versions ver v volume volumes vol
    issue issues act season episode phase type class grade level tier stage step tel
    telephone phone fax isbn issn doi part parts title chapter appendix annex schedule
    rule rules amendment proposition order decree law case code area district ward
    block unit platform line track runway pier building suite apartment apt box zip
    postcode lot item footnote note exhibit bus train tram model mark mk group
    category psalm verse canto season round game set lap # № n
    """
)
# Labels that are ordinary words or prepositions unless a full stop follows.
LABELS_WITH_STOP = word_set("ст п пп ч д т гл кв p pp n v art no ch sec с c")
LABELS_WITHOUT_STOP = word_set("article chapter page p pp § # №")

# Brand-like names whose number is part of the name.
NAMED_NUMBERS = word_set(
    """
    boeing airbus боинг аэробус iphone айфон windows android ios galaxy falcon apollo
    аполлон союз soyuz starship formula формула playstation xbox pixel python catch
    fahrenheit area chanel route agenda rtx gtx core celsius
    """
)

# Verbs and particles that end what "of" may collect, beside verb endings.
STOP_WORDS = word_set(
    """
    и а но или либо что чтобы как когда где если то же ли бы не ни да в во на с со к
    ко о об от до по под над при про для без из за у через между перед после около
    среди против кроме вместо благодаря согласно вокруг ради из-за включая свыше более
    менее больше меньше это этот эта эти этого того тот та те он она они оно его ее их
    ему ей им который которая которые которого которых был была были было есть будет
    будут может могут стал стала стали стало уже еще лишь только даже также тоже чем
    так там тут годовых здесь ныне теперь сейчас вчера сегодня завтра потом затем
    назад спустя раньше позже ранее сразу вместе подряд каждый каждая каждые нет г гг
    году года год the a an and or but nor that which who whom whose when where while
    if as at by for from in into of off on onto out over per than to toward towards
    under until up upon via with within without is are was were be been being has have
    had will would can could may might shall should must do does did not no so too
    also only just even still then there here now ago later earlier before after since
    during against between among amid about around this these those it its he she they
    his her their we you i us them him more less fewer most least very each every
    today yesterday tomorrow because although though despite according compared
    including plus minus times
    """
)

# How often: words after the number → unit of the period.
PERIODS_AFTER = _grouped(
    """
second в_секунду per_second a_second
minute в_минуту per_minute a_minute
hour в_час per_hour an_hour ежечасно hourly /_ч /_час
day в_день в_сутки за_день за_сутки ежедневно ежесуточно per_day a_day daily
day each_day every_day /_сут /_день /_day каждый_день
week в_неделю за_неделю еженедельно per_week a_week weekly each_week every_week
week каждую_неделю
month в_месяц за_месяц ежемесячно per_month a_month monthly each_month every_month
month /_мес /_month каждый_месяц
quarter в_квартал ежеквартально per_quarter a_quarter quarterly
year в_год за_год ежегодно годовых per_year a_year per_annum annually yearly
year each_year every_year /_год /_year каждый_год year_on_year в_годовом_выражении
capita на_душу_населения per_capita per_head
"""
)

# Between a number and the date it is said about: "300 тонн за 2024 год".
PERIOD_PREPOSITIONS = word_set("за в во на in for during over throughout")
