"""Why a sentence is worth checking, in the words editors read."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class CheckReason(TextChoices):
    """What in the sentence speaks for checking it, or against? (`text.cues.Reason`)"""

    NUMBER = "number", pgettext_lazy("reason", "number")
    DATE = "date", pgettext_lazy("reason", "date")
    TIME = "time", pgettext_lazy("reason", "time")
    COMPARISON = "comparison", pgettext_lazy("reason", "comparison")
    CHANGE = "change", pgettext_lazy("reason", "growth or loss")
    RANKING = "ranking", pgettext_lazy("reason", "first, only, record")
    MEMBERSHIP = "membership", pgettext_lazy("reason", "membership")
    NAMED_ACTOR = "named_actor", pgettext_lazy("reason", "named actor")
    ORIGIN = "origin", pgettext_lazy("reason", "country")
    ATTRIBUTION = "attribution", pgettext_lazy("reason", "who said it")
    QUOTATION = "quotation", pgettext_lazy("reason", "quotation")
    LEGAL_ACT = "legal_act", pgettext_lazy("reason", "legal act")
    EVENT_VERB = "event_verb", pgettext_lazy("reason", "event")
    PAST = "past", pgettext_lazy("reason", "past tense")
    CAUSE = "cause", pgettext_lazy("reason", "cause")
    SOURCE = "source", pgettext_lazy("reason", "source named")
    MEASURE = "measure", pgettext_lazy("reason", "amount in words")
    OPINION = "opinion", pgettext_lazy("reason", "opinion")
    FORECAST = "forecast", pgettext_lazy("reason", "forecast")
    NORMATIVE = "normative", pgettext_lazy("reason", "what ought to be")
    CONDITIONAL = "conditional", pgettext_lazy("reason", "condition")
    RHETORIC = "rhetoric", pgettext_lazy("reason", "figure of speech")
    QUESTION = "question", pgettext_lazy("reason", "question")
    DEFINITION = "definition", pgettext_lazy("reason", "definition")
    FIRST_PERSON = (
        "first_person",
        pgettext_lazy("reason", "author speaks of themselves"),
    )
    COMMENT = "comment", pgettext_lazy("reason", "comment")
    CONTRAST = "contrast", pgettext_lazy("reason", "correction of a view")
    SCARE_QUOTES = "scare_quotes", pgettext_lazy("reason", "scare quotes")
    NO_VERB = "no_verb", pgettext_lazy("reason", "too short")
