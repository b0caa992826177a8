"""Sentences of our own, each labelled: would an editor check it?

About things that do not exist. One author wrote the word tables and these sentences,
so both halves are easier than a stranger's text. The sentences of ``TUNING`` were read
while words and weights changed. Of ``HELD_OUT`` no single error was looked at, but its
figures were seen three times, once before the bias was moved: it guards against
regression and is not an independent measure.
"""

WORTH_RU_TUNING = """
За прошлый год население Кленовска сократилось на три тысячи человек.
Министр транспорта Олег Дубров заявил, что мост построен без единого нарушения.
Завод закрыли весной после трёх проверок подряд.
Больница закупила томографы у фирмы, принадлежащей брату главного врача.
По данным областной прокуратуры, половина подрядчиков не имела лицензий.
Республика первой в регионе отменила смертную казнь.
Профсоюз учителей вышел из переговоров и объявил забастовку.
Закон обязывает застройщиков оставлять под парки не менее пятой части участка.
Губернатор сам подписал распоряжение о вырубке рощи.
Экспорт мёда вырос вдвое, а импорт сахара почти прекратился.
Суд признал отставку ректора незаконной и восстановил его в должности.
Компания «Северный причал» владеет всеми буксирами в порту.
В аварии на переезде погибли два машиниста.
Озеро Тихое обмелело из-за водозабора на новой станции.
Сборная Арвонии ни разу не проигрывала на своём поле.
Делегация приехала в Лесогорск и подписала соглашение о совместной добыче соли.
Цены на хлеб в столице выше, чем в любом соседнем городе.
Как сообщает газета «Кленовский вестник», депутаты голосовали дважды.
Договор запрещает размещать на острове иностранные войска.
Университет занимает второе место в стране по числу иностранных студентов.
Санитарная служба изъяла из продажи партию детского питания.
Бывший мэр состоит в совете директоров этой же дорожной компании.
Полиция задержала организаторов митинга ещё до его начала.
Вакцину разработали в институте, где она никогда не испытывалась на людях.
Жители посёлка жаловались в министерство, но ответа не получили.
Самолёт совершил вынужденную посадку в Орешке, никто не пострадал.
Средняя зарплата медсестры ниже прожиточного минимума.
Страна вступила в таможенный союз и отменила пошлины на зерно.
Архив передал семье документы о расстреле.
Рыбаки утверждают, что комбинат сбрасывает отходы в реку по ночам.
В тюрьме содержатся журналисты трёх изданий.
"""

IDLE_RU_TUNING = """
Но разве можно измерить надежду?
Это уже не просто реформа, а настоящая смена эпох.
Хочется верить, что Арвония найдёт свой путь.
Нам всем следует помнить об этом уроке.
Политика — это искусство возможного и невозможного одновременно.
Скорее всего, новые власти Кленовска столкнутся с теми же трудностями.
Именно здесь и кроется главная загадка.
Такой подход опасен для любой демократии.
Судьба порта зависит от того, как поведут себя игроки на рынке.
Власть превратила закон в инструмент, а инструмент — в дубину.
Если Норландия продолжит в том же духе, она рискует остаться одна.
Две страны похожи на двух стареющих боксёров.
Бесспорно, это прекрасный и мудрый шаг.
Иными словами, перед нами классический замкнутый круг.
Стабильность режима означает способность гасить недовольство до его появления.
Завтра всё может измениться.
Не стоит питать иллюзий насчёт Дуброва и его команды.
С одной стороны, это выгодно городу, с другой — унизительно.
Вот такая невесёлая арифметика.
Зависимость от чужих кредитов есть форма добровольного подчинения.
Путь к свободе никогда не бывает лёгким.
Я думаю, что Марина Лескова — лучший голос нашего поколения.
Диалог важнее оружия, и это должен понимать каждый политик.
В долгосрочной перспективе такая модель окажется хрупкой.
Подлинная автономия предполагает зрелость институтов.
Вряд ли Лесогорск согласится на подобные условия.
Давайте называть вещи своими именами.
Культура есть душа народа, а не строка в бюджете.
Эта линия служит скорее витриной, чем стратегией.
Старый порт словно затаил дыхание.
Будущее покажет, кто был прав.
"""

WORTH_RU_HELD_OUT = """
Комиссия отозвала законопроект после протестов фермеров.
Расходы на содержание аппарата превысили расходы на школы.
Ирина Савельева руководила фондом, который финансировал обе партии.
Лекарство продавали без рецепта, хотя инструкция это запрещает.
По словам начальника порта, в доках не осталось ни одного исправного крана.
Дамба разрушилась спустя неделю после приёмки.
Телеканал принадлежит зятю премьер-министра.
Уровень безработицы среди молодёжи самый высокий на континенте.
Посол передал ноту и покинул столицу в тот же вечер.
Арвония поставляет соседям треть потребляемого ими газа.
Тираж учебника уничтожили по приказу министерства.
За двадцать лет ледник отступил на полкилометра.
Музей вернул картины наследникам коллекционера.
В переписи не учли жителей приморских кварталов.
Спортсменку дисквалифицировали за допинг, но медаль не отобрали.
Правительство продлило режим чрезвычайного положения в четвёртый раз.
Каждый третий выпускник уезжает за границу.
Рабочих шахты эвакуировали ночью, производство остановлено.
Генерал Туров признал, что приказ об обстреле отдал он сам.
Банк выдавал кредиты под залог несуществующих земель.
Статья сорок вторая гарантирует бесплатную юридическую помощь.
Партия получила большинство мест, набрав меньше половины голосов.
Лесной пожар уничтожил заповедник целиком.
Город потратил на фонтан больше, чем на скорую помощь.
Исследование не подтвердило связи между прививкой и болезнью.
Сенатор проголосовал против закона, который сам же внёс.
Военные учения прошли у самой границы без уведомления соседей.
Железная дорога до Орешка построена на деньги китайского банка.
Двоих наблюдателей не пустили на избирательный участок.
Экс-министр получил вид на жительство в Норландии.
"""

IDLE_RU_HELD_OUT = """
Кому же выгодна эта тишина?
Мы стоим на пороге больших перемен.
Нельзя строить дом на песке.
Пожалуй, самое грустное в этой истории — равнодушие.
Савельева должна наконец определиться.
Реформа — это всегда компромисс между мечтой и бюджетом.
Скоро Арвонии придётся выбирать.
Не хлебом единым жив человек.
Такова логика любой империи.
Возможно, через 20 лет об этом никто и не вспомнит.
Красота этого города не поддаётся описанию.
Власть без доверия подобна кораблю без руля.
По сути, речь идёт о борьбе за умы.
Как бы ни сложились обстоятельства, терпение окупится.
Эта формула одинаково удобна и Туровым, и Дубровым.
Подобная риторика лишь подливает масла в огонь.
Лучше плохой мир, чем хорошая ссора.
Было бы наивно ждать от Лесогорска уступок.
Очевидно, такое положение никого не устраивает.
Доверие между народами не купишь ни за какие деньги.
В этом и состоит трагедия поколения.
Хотелось бы большей прозрачности.
Символический капитал победы постепенно тает.
Это вопрос не денег, а достоинства.
Пусть каждый ответит на него сам.
Режимная безопасность есть оборотная сторона страха элит.
Нам обещают рай, но предлагают лишь новую вывеску.
Надо ли говорить, чем всё это кончится?
Выбор между двумя портами — выбор между прошлым и будущим.
Скромность украшает политика, но редко приносит ему голоса.
"""

WORTH_EN_TUNING = """
The ministry has banned imports of poultry since the spring.
Unemployment in Norland fell to its lowest level in a decade.
Senator Paula Hirst voted against the bill she had introduced.
The company dumped untreated waste into the Tarn river for years.
According to the port authority, two of the cranes were never inspected.
Three of the five judges were appointed by the same party.
The hospital closed its maternity ward after losing its licence.
Arvonia joined the customs union and scrapped tariffs on grain.
The mayor's brother owns the firm that won the paving contract.
Nurses there earn less than the minimum wage.
The treaty forbids foreign troops on the island.
Police detained the organisers before the march began.
The glacier has retreated by half a kilometre since the survey.
She was the first woman to command the northern fleet.
Exports of honey doubled while sugar imports almost stopped.
The vaccine was never tested on children, the company admitted.
The governor personally signed the order to fell the trees.
One in three graduates leaves the country within a year.
The channel belongs to a son-in-law of the prime minister.
Rents in the capital are higher than in any neighbouring city.
The dam collapsed a week after it was certified.
Inspectors found lead in the water of eleven schools.
The bank lent money against land that did not exist.
The party won most seats with fewer than half of the votes.
Colonel Reyes said his unit had received no orders that night.
The museum returned the paintings to the collector's heirs.
The council spent more on the fountain than on ambulances.
The law requires developers to keep a fifth of each plot green.
Miners were evacuated overnight and production has stopped.
The study found no link between the drug and heart disease.
The embassy was evacuated and its archive burned.
"""

IDLE_EN_TUNING = """
But can you really put a price on hope?
We should all remember this lesson.
I believe Norland deserves better than this.
This is not merely a reform, it is a change of heart.
If Arvonia continues like this, it may end up alone.
The two countries are like ageing boxers circling each other.
In the long run such a model will prove fragile.
Politics is the art of the possible.
Let us call things by their name.
Nothing is more beautiful than the old harbour at dawn.
Thank you all so much for coming tonight.
The future of the port will depend on how others behave.
In other words, we are looking at a vicious circle.
True autonomy means maturity of institutions.
Paula Hirst is, quite frankly, a disgrace to the Senate.
It is time to build bridges, not walls.
Power without trust is like a ship without a rudder.
That is the real tragedy of this generation.
Perhaps nobody will remember any of it in 20 years.
There is something deeply troubling about such indifference.
We are going to work harder than ever before for you.
Colonel Reyes ought to know better.
What a remarkable evening it has been.
A good compromise leaves everybody a little unhappy.
The winds of change could soon reach Tarnby.
My friends, our best days are ahead of us.
Sovereignty is a matter of dignity rather than money.
You might think that sounds unfair.
Culture is the soul of a nation, not a budget line.
Who benefits from this silence?
Good evening and welcome to the debate.
"""

WORTH_EN_HELD_OUT = """
The committee withdrew the bill after farmers protested.
Spending on the president's office exceeded spending on schools.
The drug was sold without prescription although the label forbids it.
Irene Savell headed the foundation that financed both parties.
The government extended the state of emergency for the fourth time.
A fire destroyed the whole nature reserve.
The ambassador handed over a note and left the capital that evening.
The census did not count residents of the harbour districts.
Ten thousand people marched through Tarnby on Sunday.
The athlete was disqualified for doping but kept her medal.
The textbook was pulped on the ministry's orders.
Norland supplies a third of the gas its neighbours burn.
General Turov admitted that he had ordered the shelling.
The former minister was granted residency in Arvonia.
Two observers were turned away from the polling station.
Youth unemployment is the highest on the continent.
The railway was built with a loan from a Chinese bank.
My opponent voted to cut school meals.
Their emissions have risen every year since the agreement.
The factory employs fewer people than it did before the subsidy.
The court ruled that the dismissal of the rector was unlawful.
No member of the board disclosed the payments.
The ferry carried twice as many passengers as it was licensed for.
Crime in the district has dropped by 12 percent.
The regulator fined the airline for hiding defects.
Troops crossed the river before the ceasefire expired.
The charity spent most of its income on advertising.
Doctors at the clinic were not paid for three months.
The minister's doctoral thesis was copied from a textbook.
The bridge was closed to lorries in 2019.
"""

IDLE_EN_HELD_OUT = """
Whose interests does this serve?
We stand at the threshold of great change.
You cannot build a house on sand.
Perhaps the saddest part of the story is the indifference.
Savell must finally make up her mind.
Reform is always a compromise between dream and budget.
Soon Arvonia will have to choose.
Such is the logic of every empire.
The beauty of Tarnby defies description.
At heart this is a struggle for minds.
Patience will pay off, whatever happens.
This formula suits the Turovs and the Hirsts alike.
Such rhetoric only adds fuel to the fire.
A bad peace is better than a good quarrel.
It would be naive to expect concessions.
Nobody can be happy with the way things are.
Trust between nations cannot be bought.
I would like to see more openness.
The symbolic capital of victory is slowly melting away.
Let everyone answer that question for themselves.
They promise us paradise and offer a new signboard.
Need I say how this will end?
The choice between two ports is a choice between past and future.
Modesty becomes a politician but seldom wins votes.
I am honoured to be here with Senator Hirst tonight.
We will fight for every one of the 12 counties.
That's a terrible idea, and everybody knows it.
Maybe Norland is simply tired.
A nation without memory has no future.
Please join me in thanking the volunteers.
"""


def labelled(worth: str, idle: str) -> list[tuple[str, bool]]:
    """Pairs of sentence and label, in the order written."""
    return [
        (line, is_worth)
        for table, is_worth in ((worth, True), (idle, False))
        for line in table.strip().splitlines()
    ]


TUNING = {
    "ru": labelled(WORTH_RU_TUNING, IDLE_RU_TUNING),
    "en": labelled(WORTH_EN_TUNING, IDLE_EN_TUNING),
}
HELD_OUT = {
    "ru": labelled(WORTH_RU_HELD_OUT, IDLE_RU_HELD_OUT),
    "en": labelled(WORTH_EN_HELD_OUT, IDLE_EN_HELD_OUT),
}
