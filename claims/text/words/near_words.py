"""Words that news exchange for one another, and words that say the contrary.

Ordinary words in their dictionary forms; the tables are keyed by stem, so every form
counts. Near words weigh less than the same word. Contraries lie on one axis: a text
with a word of the left side does not say what a text with one of the right side says.
"""

from itertools import chain
from typing import Final

from claims.text.language import stems
from claims.text.words.countries import COUNTRIES, numbered

_NEAR: Final = """
умереть скончаться смерть умер скончался умерла скончалась кончина
погибнуть погибший жертва погибли погиб гибель погибших жертв
убить застрелить убийство убит застрелен убили застрелили
ранить пострадать раненый пострадавший ранены пострадали
авария дтп катастрофа крушение разбился разбилась рухнул
задержать арестовать задержан арестован поймать арест задержание
уволить отставка уволился уволен покинул
глава руководитель директор начальник шеф возглавил возглавить
президент глава_государства
правительство кабмин власти
парламент депутаты госдума дума парламентарии
полиция полицейские полицейский мвд
суд приговорить приговорен осудить приговор
цб центробанк центральный_банк
снизить сократить уменьшить снизился сократился уменьшился упал понизить снизилось
вырасти увеличить повысить расти вырос увеличился возрос возрасти подняться рост
подорожать подорожал подорожали
подешеветь подешевел подешевели
начать приступить стартовать начал начался стартовал запустить
закончить завершить закончился завершился окончить
сообщить заявить рассказать сказать говорить назвать отметить объявить
считать полагать
разрешить позволить допустить одобрить
запретить запрет ограничить
отказаться отклонить отвергнуть
предложить призвать
купить приобрести закупить покупка
продать продажа сбыть
построить возвести строительство
создать учредить основать
провести пройти состояться прошел состоялся прошла
показать продемонстрировать опубликовать обнародовать
требовать потребовать
победить выиграть обыграть одолеть победа
проиграть уступить поражение
стать оказаться
помощь поддержка помочь поддержать
военный армия войска вооруженный
самолет лайнер авиалайнер борт
пожар возгорание загореться
взрыв взорваться взорвался
пропасть исчезнуть пропал исчез
найти обнаружить найден обнаружен нашли обнаружили
встреча переговоры встретиться
договор соглашение контракт
подписать заключить
глава мэр градоначальник
ребенок дети подросток школьник
женщина жительница
мужчина житель
машина автомобиль
деньги средства
фильм картина лента
покинуть вывести уйти выведен выехать
признать признание
leave withdraw exit depart
troop contingent peacekeeper soldier
миротворец контингент войска солдат
accuse charge blame
обвинить предъявить обвинение вменить
человек люди гражданин
die dead death killed deceased
kill murder shoot shot slay
injure wound hurt
crash accident collision
arrest detain custody
fire dismiss sack resign quit
head leader chief boss director
government administration authorities
parliament congress lawmakers legislature
police cops officers
say claim state tell announce report declare
increase rise grow surge climb raise
decrease fall drop decline reduce cut shrink
begin start launch open
end finish stop close cease
ban prohibit outlaw forbid
allow permit approve authorize
buy purchase acquire
sell sale
build construct
create establish found
win victory defeat beat
lose loss
help aid support assist
army military troops forces
plane aircraft jet airliner
film movie
doctor physician
kid child children
picture photo photograph image
illegal unlawful illicit
immigrant migrant alien
muslim islam islamic
gun firearm weapon
vote ballot election
pay cost
show display reveal depict
person people
big large huge
"""

_CONTRARY: Final = """
вырос вырасти выросла выросли рост увеличить увеличился увеличилось увеличивать
  повысить повысился возрос возросла подняться поднялся подорожать прибавить прирост
  | снизить снизился снизилось снижение упасть упал упала падение сократить сократился
  сократилось сокращение уменьшить уменьшился уменьшилось уменьшение подешеветь
выиграть победить победа | проиграть поражение
разрешить одобрить позволить легализовать | запретить запрет отклонить
начать начал открыть открыл открылся возобновить запустить заработать
  | закончить закончил закрыть закрыл закрылся прекратить остановить завершить
купить приобрести закупить | продать
заблокировать блокировать | разблокировать
импорт ввоз импортировать | экспорт вывоз экспортировать
подтвердить признать | опровергнуть опроверг опровергла опровергли отрицать
поддержать выступить_за | осудить
вступить присоединиться войти | выйти покинуть
оправдать освободить | осудить приговорить посадить
принять согласиться согласился | отказаться отказался отвергнуть отклонить
ввести ввел ввели введен | отменить отменен снять снят вывести
профицит | дефицит
прибыль | убыток
богатый | бедный
сторонник | противник
союзник | враг
женщина | мужчина
максимум максимальный | минимум минимальный
ускорить ускориться | замедлить замедлиться
increase rise rose risen grow grew grown growth surge climb raise expand double
  | decrease fall fell fallen drop decline reduce cut shrink shrank halve
win won victory | lose lost defeat
allow permit approve legalize ratify | ban prohibit reject outlaw
begin began start open resume launch | end finish stop close cease
buy bought purchase | sell sold
import | export
confirm admit acknowledge | deny refute
support back endorse | oppose condemn
join enter | leave left withdraw exit
acquit release | convict jail sentence
accept agree | refuse reject
introduce impose | lift abolish repeal
surplus | deficit
profit | loss
rich | poor
ally | enemy
more above | less fewer below
maximum highest | minimum lowest
accelerate | slow
man male men | woman female women
"""


def _stem(word: str) -> str:
    return stems(word)[0]


def _near_groups() -> dict[str, frozenset[int]]:
    """Each stem to the numbers of the groups it stands in; a country is one too."""
    lines = [
        frozenset(_stem(word) for word in line.split() if "_" not in word)
        for line in _NEAR.strip().splitlines()
    ]
    return numbered([*lines, *(names | others for names, others in COUNTRIES)])


def _axes() -> dict[str, frozenset[int]]:
    """Each stem to its axes, +n on the left side, −n on the right."""
    joined = _CONTRARY.strip().replace("\n  ", " ").splitlines()
    sides = (
        (sign * number, word)
        for number, line in enumerate(joined, 1)
        for sign, words in zip((1, -1), line.split("|"), strict=True)
        for word in words.split()
        if "_" not in word
    )
    axes: dict[str, set[int]] = {}
    for place, word in chain(sides):
        axes.setdefault(_stem(word), set()).add(place)
    return {stem: frozenset(places) for stem, places in axes.items()}


NEAR_GROUPS: Final = _near_groups()
CONTRARIES: Final = _axes()

FUNCTION_STEMS: Final = frozenset(
    stems(
        "и в во не на я с со что а по к у о об от из за для до как это его ее их так "
        "же но или если при бы то ли мы вы он она они год году ее этот который быть "
        "был "
        "была было были также уже еще лишь только более менее около свыше the a an of "
        "to in on for and is are was were be been by with at from that this it as or "
        "has have had not but his her their its he she they you i we will who than "
        "about over after before into more most would could should may can did does do"
    )
)
