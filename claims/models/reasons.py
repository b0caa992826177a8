"""Why a sentence is worth checking, in the words editors read."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy as _p


class CheckReason(TextChoices):
    """What in the sentence speaks for checking it, or against? (`text.cues.Reason`)"""

    NUMBER = "number", _p("reason", "number")
    DATE = "date", _p("reason", "date")
    TIME = "time", _p("reason", "time")
    COMPARISON = "comparison", _p("reason", "comparison")
    CHANGE = "change", _p("reason", "growth or loss")
    RANKING = "ranking", _p("reason", "first, only, record")
    MEMBERSHIP = "membership", _p("reason", "membership")
    NAMED_ACTOR = "named_actor", _p("reason", "named actor")
    ORIGIN = "origin", _p("reason", "country")
    ATTRIBUTION = "attribution", _p("reason", "who said it")
    QUOTATION = "quotation", _p("reason", "quotation")
    LEGAL_ACT = "legal_act", _p("reason", "legal act")
    EVENT_VERB = "event_verb", _p("reason", "event")
    PAST = "past", _p("reason", "past tense")
    CAUSE = "cause", _p("reason", "cause")
    SOURCE = "source", _p("reason", "source named")
    MEASURE = "measure", _p("reason", "amount in words")
    OPINION = "opinion", _p("reason", "opinion")
    FORECAST = "forecast", _p("reason", "forecast")
    NORMATIVE = "normative", _p("reason", "what ought to be")
    CONDITIONAL = "conditional", _p("reason", "condition")
    RHETORIC = "rhetoric", _p("reason", "figure of speech")
    QUESTION = "question", _p("reason", "question")
    DEFINITION = "definition", _p("reason", "definition")
    FIRST_PERSON = "first_person", _p("reason", "author speaks of themselves")
    COMMENT = "comment", _p("reason", "comment")
    CONTRAST = "contrast", _p("reason", "correction of a view")
    SCARE_QUOTES = "scare_quotes", _p("reason", "scare quotes")
    NO_VERB = "no_verb", _p("reason", "too short")
