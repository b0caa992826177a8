"""Words that look like past verbs or adjectives of place and are not."""

from typing import Final

from claims.text.words.tables import word_set

NOT_PAST: Final = word_set("""
канал капитал материал персонал потенциал портал журнал финал сигнал арсенал генерал
отдел раздел предел тыл футбол посол протокол идеал вокзал металл интервал ритуал
криминал филиал сериал мемориал терминал журнала канала капитала материала персонала
потенциала портала финала сигнала арсенала генерала отдела раздела предела идеала
филиала терминала цели недели модели роли доли земли соли боли мысли связали если или
дали начало дело тело число мало около тепло стекло школа сила скала пила дела села
статьи угол узел орел пепел смысл вымысел промысел умысел козел котел осел масла весла
крыла граждан горожан христиан перемена перемены времена племена охрана охраны отмена
отмены замена замены измена измены океана экрана обмена обмены need indeed hundred
speed seed feed breed deed weed greed united unlimited supposed limited sacred naked
wicked aged beloved rugged so-called armed red bed shed led based mixed complicated
sophisticated related concerned interested tired excited
""")

NOT_PLACES: Final = tuple(
    sorted(
        word_set("""
человеч мужск женск детск городск морск сельск светск гражданск братск дружеск соседск
родительск потребительск предпринимательск издательск производительск плоск резк узк
близк низк дерзк вязк громоздк союзническ партнерск лидерск авторск отцовск материнск
учительск студенческ журналистск банковск адвокатск депутатск президентск министерск
правительственн исследовательск избирательск экспертск армейск полицейск житейск
""")
    )
)
"""Beginnings of everyday adjectives in -ск- that name no country or place."""

IRREGULAR_PAST: Final = word_set("""
took gave made became led ran brought came went hit left met held struck used told
knew got said saw put let lost won fell rose grew sent built signed paid sold bought
cut spent kept began broke chose drew drove ate felt flew forgot fought found froze
hid hung kept laid lay lent meant read rode rang sang sank sat shot shook shut slept
spoke stole stood swam swore taught threw understood wore wrote didn't wasn't weren't
hadn't hasn't haven't
""")
"""English past forms without -ed, and negated auxiliaries."""
