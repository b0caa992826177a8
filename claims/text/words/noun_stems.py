"""Russian nouns that Snowball cuts too short.

It takes their ends for the ends of verbs: «визит» and «визите» become «виз», «визиты»
becomes «визит». For these frequent nouns of the second declension every form is named.

Names of countries and capitals are cut until another word is left: «Австралия» became
Austria, «Дания» the data («данные»), «Грузия» a cargo, «Нигерия» Niger, «Баку» tanks,
«Дели» any affair. Left as they are: «Газа», whose forms are those of gas, and «Куба»,
those of cubic metres.
"""

from typing import Final

_HARD = (
    "визит режим иран опыт обмен прием вызов киев алиев кредит лимит зал мандат отказ "
    "объем заем канал тираж отчет счет расчет учет ответ совет запрет бюджет пакет "
    "дефицит депозит транзит аудит суверенитет регион район закон"
)
_HARD_ENDS = ("", "а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах")
_SOFT_ENDS = ("й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях")

_IN_IYA = "австрали дани грузи нигери"
_IYA_ENDS = ("", "я", "и", "ю", "ей", "ею")
_UNCHANGING = "баку мали дели осло токио"

KEPT_APART: Final = frozenset(f"{_IN_IYA} {_UNCHANGING}".split())
"""Stems to which no word is kindred for being spelled alike."""

NOUN_STEMS = (
    {noun + end: noun for noun in _HARD.split() for end in _HARD_ENDS}
    | {"кита" + end: "китай" for end in _SOFT_ENDS}
    | {noun + end: noun for noun in _IN_IYA.split() for end in _IYA_ENDS}
    | {name: name for name in _UNCHANGING.split()}
    | {"австрал": "австрал"}
)  # unfinished; cut, it would begin Austria too
"""Form (folded) → stem."""
