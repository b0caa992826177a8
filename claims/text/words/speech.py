"""Verbs and phrases that say who said something, Russian and English.

Entries as :mod:`claims.text.lexicon` reads them.
"""

from typing import Final

SAID: Final = """
заявил* заявля* сказал* скажет сообщил* сообща* отметил* отмеча* подчеркну*
подчеркива* утвержда* утверди* говорит говорят говорил* говорила рассказал*
рассказыва* пишет пишут писал написал* напомнил* напомина* признал* признает признают
признава* предупредил* предупрежда* пообещал* обещал* обещает обещают призвал*
призыва* потребовал* требует требуют требовал* обвинил* обвиня* указал* указыва*
добавил* добавля* пояснил* поясня* уточнил* уточня* объявил* объявля* ответил* отвеча*
прокомментировал* комментиру* констатировал* констатиру* резюмировал* опроверг*
отрица* назвал* называ* поблагодарил* пригрозил* угрожал* анонсировал* раскритиковал*
критикова* критику* осудил* осужда* процитировал* цитиру* объяснил* объясня*
парировал* возразил* возража* похвалил* похвастал* упомянул* упомина* предложил*
доложил* докладыва* заверил* заверя* разъяснил* проинформировал* информиру*
подтвердил* подтвержда* сетова* жалова* признался призналась показал_в_суде said says
told tells stated states announced announces claimed claims declared declares noted
notes added adds insisted insists argued argues warned warns admitted admits
acknowledged acknowledges denied denies confirmed confirms explained explains promised
promises pledged vowed accused accuses urged urges called_on demanded demands reported
reports wrote writes tweeted posted replied recalled recalls emphasised emphasized
emphasises emphasizes stressed stresses alleged alleges asserts asserted testified
conceded concedes boasted complained remarked commented revealed disclosed briefed
maintains maintained contended contends quipped cautioned
"""

THINKS: Final = """
считает считают считал считала считали полага* думает думают думал* предположил*
предполагает предполагают прогнозирует прогнозируют прогнозировал* оценил* оценива*
ожидает ожидают надеется надеются верит верят убежден убеждена убеждены уверен уверена
уверены сомнева* опасается опасаются допустил допускает допускают believes believe
believed thinks think thought expects expect expected fears feared predicts predict
predicted suspects suspect suspected estimates estimated reckons hopes doubts
considers considered
"""

SAID_PHRASES: Final = """
по_словам со_слов по_утверждени* по_заявлени* по_свидетельств* по_признани* по_версии
со_ссылкой_на ссылаясь_на как_следует_из_слов according_to in_the_words_of citing
quoting as_told_by
"""

THINKS_PHRASES: Final = """
по_мнению по_оценке по_оценкам по_прогноз* по_расчетам по_убеждению на_взгляд
in_the_view_of in_the_opinion_of by_the_estimate_of by_the_reckoning_of
"""

REPORTS_PHRASES: Final = """
по_данным по_сведениям по_информации по_сообщени* по_подсчетам согласно
по_итогам_опроса согласно_данным согласно_отчету согласно_докладу data_from
figures_from statistics_from a_report_by a_study_by a_survey_by a_poll_by
"""

ROLES: Final = """
президент* премьер* премьер-министр* министр* депутат* сенатор* глава главы главу
главой генерал* полковник* адмирал* посол посла послом атташе эксперт* аналитик*
политолог* экономист* историк* социолог* журналист* директор* председател*
представител* секретар* пресс-секретар* руководител* начальник* лидер* канцлер*
комиссар* прокурор* судь* мэр* губернатор* ученый ученого ученые исследовател*
профессор* автор автора авторы чиновник* дипломат* военн* специалист* источник*
наблюдател* критик* оппозиционер* активист* адвокат* врач* очевид* житель жители
жителей бизнесмен* владел* основател* научный_сотрудник president prime_minister
premier minister secretary senator congressman congresswoman representative governor
mayor general colonel admiral ambassador spokesman spokeswoman spokesperson analyst*
expert* economist* historian* researcher* professor* director* chairman chairwoman
chair leader* official* officials journalist* scientist* critic* campaigner* lawyer*
commissioner chancellor judge prosecutor author* observer* diplomat* police witnesses
witness residents founder ceo dr mr mrs ms sir lady lord king queen prince senator*
lawmakers lawmaker
"""

INSTITUTIONS: Final = """
гос* мин* рос* евро* кремл* сенат* конгресс* парламент* правительств* рада рады оон
мид мида цб банк* фонд* университет* институт* центр* комитет* министерств* ведомств*
агентств* служб* комисси* совет* компани* корпораци* парти* ассоциаци* союз* федераци*
академи* суд суда прокуратур* government parliament ministry agency commission council
company corporation party bank fund university institute committee court department
office union federation association police report study survey newspaper
"""

PRONOUNS: Final = """
он она они я мы кто который которая которые he she they i we who it you ты вы
"""
