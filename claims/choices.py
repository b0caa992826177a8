"""Enumerations. Each class answers one question; each member explains itself."""

from typing import TypedDict

from django.db.models import IntegerChoices, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ClaimState(TextChoices):
    """Where in the workflow is the claim? (Never: how true is it.)"""

    CANDIDATE = "candidate", _("candidate")
    RESEARCHING = "researching", _("researching")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    UNDER_CORRECTION = "under_correction", _("under correction")
    REJECTED = "rejected", _("rejected")
    MERGED = "merged", _("merged")
    WITHDRAWN = "withdrawn", _("withdrawn")

    @property
    def explanation(self) -> Promise:
        return STATE_EXPLANATIONS[self]


STATE_EXPLANATIONS = {
    ClaimState.CANDIDATE: _("Found in a text; nobody has begun to check it."),
    ClaimState.RESEARCHING: _("An editor is gathering evidence."),
    ClaimState.IN_REVIEW: _("A verdict waits for people who did not write it."),
    ClaimState.APPROVED: _("Enough reviewers agreed; it can be published."),
    ClaimState.PUBLISHED: _("Readers see it; statement, verdict, evidence locked."),
    ClaimState.UNDER_CORRECTION: _("Published, and being put right in the open."),
    ClaimState.REJECTED: _("Not worth checking; the reason is on record."),
    ClaimState.MERGED: _("The same as another claim, which carries on."),
    ClaimState.WITHDRAWN: _("Taken back by two people; the page says so."),
}


class ClaimKind(TextChoices):
    """What sort of assertion is it, and so: how is it checked?"""

    QUANTITY = "quantity", _("quantity")
    EVENT = "event", _("event")
    STATEMENT = "statement", pgettext_lazy("kind of claim", "statement")
    PROVISION = "provision", _("provision")
    RANKING = "ranking", _("ranking")
    MEMBERSHIP = "membership", _("membership")
    CAUSE = "cause", _("cause")

    @property
    def explanation(self) -> Promise:
        return KIND_EXPLANATIONS[self]


KIND_EXPLANATIONS = {
    ClaimKind.QUANTITY: _("How much or how many."),
    ClaimKind.EVENT: _("That something happened, and when."),
    ClaimKind.STATEMENT: _("That somebody said something."),
    ClaimKind.PROVISION: _("What a law, treaty or document says."),
    ClaimKind.RANKING: _("First, largest, more than, without precedent."),
    ClaimKind.MEMBERSHIP: _("Who belongs to what, who owns what."),
    ClaimKind.CAUSE: _("That one thing led to another."),
}


class ClaimantKind(TextChoices):
    """Who asserts it: what sort of speaker?"""

    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")
    STATE = "state", pgettext_lazy("kind of claimant", "state")
    PUBLICATION = "publication", pgettext_lazy("kind of claimant", "publication")


class Comparator(TextChoices):
    """How does the number in the claim stand to reality?"""

    EQUAL = "=", _("exactly")
    ABOUT = "≈", _("about")
    LESS = "<", _("less than")
    MORE = ">", _("more than")
    AT_MOST = "≤", _("at most")
    AT_LEAST = "≥", _("at least")
    RANGE = "range", _("from … to …")


class Precision(TextChoices):
    """How exactly is a date known?"""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    SEASON = "season", _("season")
    YEAR = "year", _("year")


class SourceKind(TextChoices):
    """What sort of document is the source?"""

    OFFICIAL = "official", _("official document")
    NEWS = "news", _("news report")
    ACADEMIC = "academic", _("academic work")
    REPORT = "report", pgettext_lazy("kind of source", "report")
    DATASET = "dataset", _("dataset")
    LAW = "law", _("law or treaty")
    OTHER = "other", _("other")


class Stance(TextChoices):
    """Which way does the evidence point?"""

    SUPPORTS = "supports", _("supports")
    REFUTES = "refutes", _("refutes")
    CONTEXT = "context", _("gives context")

    @property
    def heading(self) -> Promise:
        return STANCE_HEADINGS[self]


STANCE_HEADINGS = {
    Stance.SUPPORTS: _("Evidence for"),
    Stance.REFUTES: _("Evidence against"),
    Stance.CONTEXT: _("Context"),
}


class RelationKind(TextChoices):
    """How does one claim stand to another?"""

    CONTRADICTS = "contradicts", _("contradicts")
    SUPERSEDES = "supersedes", _("supersedes")
    ELABORATES = "elaborates", _("elaborates")
    SAME_FACT = "same_fact", _("says the same")

    @property
    def inverse_label(self) -> Promise:
        """The label as the other claim's page reads it."""
        return RELATION_INVERSES[self]


RELATION_INVERSES = {
    RelationKind.CONTRADICTS: _("contradicts"),
    RelationKind.SUPERSEDES: _("is superseded by"),
    RelationKind.ELABORATES: _("is elaborated by"),
    RelationKind.SAME_FACT: _("says the same"),
}


class Decision(TextChoices):
    """What did a reviewer say about one verdict?"""

    APPROVE = "approve", _("approve")
    RETURN = "return", _("return")


class CorrectionKind(TextChoices):
    """What sort of public note on a published claim is it?"""

    CORRECTION = "correction", _("correction")
    UPDATE = "update", _("update")
    CLARIFICATION = "clarification", _("clarification")
    WITHDRAWAL = "withdrawal", _("withdrawal")

    @property
    def explanation(self) -> Promise:
        return CORRECTION_EXPLANATIONS[self]


CORRECTION_EXPLANATIONS = {
    CorrectionKind.CORRECTION: _("We were wrong."),
    CorrectionKind.UPDATE: _("The facts have moved on."),
    CorrectionKind.CLARIFICATION: _("We were right but unclear."),
    CorrectionKind.WITHDRAWAL: _("We take the verdict back."),
}


class Priority(IntegerChoices):
    """How soon should it be checked? Numbers, so that lists can be sorted by them."""

    LOW = 1, _("low")
    NORMAL = 2, _("normal")
    HIGH = 3, _("high")
    URGENT = 4, _("urgent")

    @property
    def explanation(self) -> Promise:
        return PRIORITY_EXPLANATIONS[self]


PRIORITY_EXPLANATIONS = {
    Priority.LOW: _("When there is time."),
    Priority.NORMAL: _("In its turn."),
    Priority.HIGH: _("Before the others: many people read or repeat it."),
    Priority.URGENT: _("Now: it does harm while it stands unchecked."),
}


class NoticeCode(TextChoices):
    """What is a person told about a claim?"""

    ASSIGNED = "assigned", _("assigned to you")
    RETURNED = "returned", _("returned")
    MENTIONED = "mentioned", _("you are mentioned")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    OVERDUE = "overdue", _("overdue")


class Delivery(TextChoices):
    """When does a person get their notices by e-mail?"""

    IMMEDIATE = "immediate", _("at once, one by one")
    DIGEST = "digest", _("together, when the digest is sent")
    NONE = "none", _("never by e-mail")


class ReportOutcome(TextChoices):
    """What came of a reader's report of an error?"""

    OPEN = "open", _("open")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")

    @property
    def explanation(self) -> Promise:
        return REPORT_OUTCOME_EXPLANATIONS[self]


REPORT_OUTCOME_EXPLANATIONS = {
    ReportOutcome.OPEN: _("Nobody has decided on it yet."),
    ReportOutcome.ACCEPTED: _("The reader is right; something has to be done."),
    ReportOutcome.DECLINED: _("Looked at; nothing has to change."),
}


class RequestOutcome(TextChoices):
    """What did the outlet do when it was asked to correct its article?"""

    NONE_YET = "none_yet", _("none yet")
    CORRECTED = "corrected", _("corrected")
    REFUSED = "refused", _("refused")
    NO_ANSWER = "no_answer", _("no answer")

    @property
    def explanation(self) -> Promise:
        return REQUEST_OUTCOME_EXPLANATIONS[self]


REQUEST_OUTCOME_EXPLANATIONS = {
    RequestOutcome.NONE_YET: _("The request is sent; the outlet may still act."),
    RequestOutcome.CORRECTED: _("The article was corrected."),
    RequestOutcome.REFUSED: _("The outlet answered that it will not correct."),
    RequestOutcome.NO_ANSWER: _("The outlet did not answer."),
}


class CitationProblem(TextChoices):
    """What is wrong with a citation or a bibliography entry?"""

    MISSING_REFERENCE = "missing_reference", _("no entry in the bibliography")
    NEVER_CITED = "never_cited", _("never cited in the text")
    YEAR_MISMATCH = "year_mismatch", _("the year does not agree")
    NAME_VARIANT = "name_variant", _("the name is spelled differently")
    AMBIGUOUS = "ambiguous", _("several entries fit")
    DUPLICATE_URL = "duplicate_url", _("one address under several entries")
    NO_URL = "no_url", _("no address given")
    ANACHRONISTIC = "anachronistic", _("older than what it is cited for")
    WRONG_CONTENT = "wrong_content", _("the entry is about something else")


class Badge(TypedDict):
    """How a state is drawn: a symbol that reads without colour, and a tone."""

    symbol: str
    tone: str


STATE_BADGES: dict[str, Badge] = {
    ClaimState.CANDIDATE: {"symbol": "○", "tone": "quiet"},
    ClaimState.RESEARCHING: {"symbol": "◔", "tone": "work"},
    ClaimState.IN_REVIEW: {"symbol": "◑", "tone": "wait"},
    ClaimState.APPROVED: {"symbol": "◕", "tone": "good"},
    ClaimState.PUBLISHED: {"symbol": "●", "tone": "good"},
    ClaimState.UNDER_CORRECTION: {"symbol": "◍", "tone": "alert"},
    ClaimState.REJECTED: {"symbol": "✕", "tone": "quiet"},
    ClaimState.MERGED: {"symbol": "⇢", "tone": "quiet"},
    ClaimState.WITHDRAWN: {"symbol": "⊘", "tone": "alert"},
}
