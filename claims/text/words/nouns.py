"""Words that end, or do not end, the noun phrase after a number."""

from claims.text.words.tables import word_set

# Genitives that look like verbs in the past tense.
RUSSIAN_NOT_VERBS = word_set(
    """
    правил зеркал начал дел сил сел стрел могил школ числа канала канал материала
    материал сигнала журнала капитала капитал персонала персонал потенциала потенциал
    филиала зала отдела раздела генерала файла квартала интервала скандала терминала
    угля стола масла сила силы дела села тела начала мяса леса стекла веса процесса
    часа голоса вопроса запаса курса доллара оружия дети доходность доход акций
    стоимость численность мощность территорий площадь площади нефть сталь связь помощь
    цели недели модели доли земли воли соли боли роли отели идеала металла металлолома
    футбола цены смены стены измены страны раны планы сабли каналы протокола узла угла
    пола посла мусора поставила экспорта результата результаты
    """
)

# English nouns without a plural -s that close a phrase after "of".
ENGLISH_HEADS = word_set(
    """
    population electorate budget territory gdp economy country total revenue trade oil
    gas coal grain wheat gold water electricity energy land world market public output
    production turnout income spending expenditure debt workforce territory capacity
    area media money aid steel cement cargo freight waste fuel turnover growth
    """
)

# English verbs and adverbs that may follow a noun phrase and end it.
ENGLISH_VERBS = word_set(
    """
    said say says think thinks want wants support supports supported voted vote votes
    came come comes went go goes live lives use uses used remain remains remained lost
    became become becomes rose fell grew makes made takes took gets got means needs
    shows showed believes believe reported reports worked works seems appears exists
    killed injured wounded died attended arrived signed left joined met increases
    always perhaps whereas besides towards afterwards thus plus versus across
    """
)
