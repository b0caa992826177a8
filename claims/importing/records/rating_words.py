"""Words in which checkers of many languages rate, by the word of our default scale.

Taken from the scales the checkers publish. One line a language; "|" between labels.
What a scale of another newsroom means by a word may differ in shade: the label itself
is kept beside, and readers are shown that one.
"""

from typing import Final

NOT_OURS: Final = ""  # known, and without a counterpart on our scale

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "true": (
        "true|correct|accurate|verified|correct attribution|legit|confirmed|fact",
        "правда|верно|истина|достоверно|подтверждено|соответствует действительности",
        "doğru|doğrudur|düzgündür|həqiqət|wahr|richtig|stimmt|vrai|verdadero|cierto",
        "verdadeiro|vero|prawda|істина|pravda|adevărat|juist|benar|სიმართლე|صحيح|सच",
    ),
    "mostly-true": (
        "mostly true|mostly correct|mostly accurate|largely true|nearly true",
        "скорее правда|почти правда|в основном правда|в основном верно|скорее верно",
        "по большей части правда|большей частью правда|переважно правда",
        "büyük ölçüde doğru|çoğunlukla doğru|əsasən doğru|größtenteils richtig",
        "überwiegend richtig|größtenteils wahr|plutôt vrai",
        "mayormente cierto|prevalentemente vero|raczej prawda",
    ),
    "half-true": (
        "half true|half-true|mixture|mixed|partly true|partially true|partly false",
        "partially false|half truth|partly correct|partially correct",
        "полуправда|наполовину правда|частично правда|частично верно|отчасти верно",
        "напівправда|неполная правда|частично ложь|yarı doğru|kısmen doğru|karma",
        "kısmen yanlış|qismən doğru|teilweise richtig|teils teils|halb wahr",
        "teilweise falsch|partiellement vrai|partiellement faux|en partie vrai",
        "verdad a medias|parcialmente falso|parcialmente verdadeiro|parzialmente vero",
        "półprawda",
    ),
    "misleading": (
        "misleading|mostly false|mostly incorrect|missing context|out of context",
        "distorts the facts|exaggerated|barely true|miscaptioned|cherry picking",
        "altered|lacks context|largely false|manipulated|distorted|spins the facts",
        "манипуляция|скорее ложь|в основном ложь|в основном неправда|скорее неправда",
        "вводит в заблуждение|искажение|вне контекста|преувеличение|нет контекста",
        "маніпуляція|перекручування|yanıltıcı|çarpıtma|manipülasyon",
        "büyük ölçüde yanlış|çoğunlukla yanlış|yanıldıcı|manipulyasiya|əsasən yanlış",
        "irreführend",
        "größtenteils falsch|überwiegend falsch|fehlender kontext|kontext fehlt",
        "trompeur|plutôt faux|hors contexte|manque de contexte|engañoso|enganoso",
        "fuorviante|prevalentemente falso|manipulacja",
    ),
    "false": (
        "false|incorrect|wrong|fake|hoax|pants on fire|four pinocchios|fabricated",
        "inaccurate|not true|debunked|untrue|scam|baseless",
        "ложь|неправда|неверно|фейк|фальшивка|вымысел|недостоверно|ложно|опровергнуто",
        "не соответствует действительности|подделка|отборная ложь|грубая ложь",
        "хибно|брехня|yanlış|yalan|yalandır|yanlışdır|sahte|uydurma|asılsız",
        "falsch|fälschung|erfunden|unwahr|faux|infox|mensonge|falso|bulo|fałsz",
        "nieprawda|nepravda|onwaar|salah|ყალბი|خطأ|زائف|झूठ",
    ),
    "unverifiable": (
        "unproven|unverifiable|unverified|unsupported|unclear|no evidence",
        "inconclusive|research in progress|cannot be verified|not enough evidence",
        "без вердикта|не доказано|недоказуемо|непроверяемо|нет доказательств",
        "не проверено|бездоказательно|невозможно проверить|без доказів",
        "kanıtlanamaz|kanıt yok|belirsiz|sübutsuz|unbelegt|unbewiesen|nicht belegt",
        "nicht überprüfbar|invérifiable|non prouvé|no se puede probar|nieweryfikowalne",
    ),
    NOT_OURS: (
        "satire|opinion|labeled satire|parody|сатира|мнение|шутка|пародия",
        "hiciv|görüş|parodi|meinung|satira|opinión",
    ),
}
