"""Russian nouns whose ends Snowball takes for the ends of verbs.

It makes «визит» and «визите» to «виз», but «визиты» to «визит». For these frequent
nouns of the second declension every form is named.
"""

_HARD = (
    "визит режим иран опыт обмен прием вызов киев алиев кредит лимит зал мандат отказ "
    "объем заем канал тираж отчет счет расчет учет ответ совет запрет бюджет пакет "
    "дефицит депозит транзит аудит суверенитет регион район закон"
)
_HARD_ENDS = ("", "а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах")
_SOFT_ENDS = ("й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях")

NOUN_STEMS = {noun + end: noun for noun in _HARD.split() for end in _HARD_ENDS} | {
    "кита" + end: "китай" for end in _SOFT_ENDS
}
"""Form (folded) → stem."""
