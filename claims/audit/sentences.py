"""What an event's code says, in the reader's language. The log itself stores codes.

A code that ends in `_round_voided` says the same as the one without, and that the
change sent the claim back to research. A test compares this table with every code
that the operations record.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ROUND_VOIDED = "_round_voided"
VOIDED = _("The verdict no longer fitted, so the review round is void.")

SENTENCES: dict[str, Promise] = {
    "account.created_for_demonstration": _("Demonstration account created"),
    "account.deactivated": _("Account deactivated"),
    "account.edited": _("Account or roles changed"),
    "account.invited": _("Person invited"),
    "account.invited_again": _("New link to choose a password sent"),
    "account.locked_out": _("Locked out after too many failures"),
    "account.password_changed": _("Password changed"),
    "account.password_chosen": _("Password chosen through a link"),
    "account.password_reset_asked": _("Link to choose a password asked for"),
    "account.reactivated": _("Account reactivated"),
    "account.recovery_codes_renewed": _("New recovery codes made"),
    "account.second_factor_removed": _("Authenticator app removed"),
    "account.second_factor_set_up": _("Authenticator app set up"),
    "account.sign_in_failed": _("Failed to sign in"),
    "account.signed_in": _("Signed in"),
    "account.signed_out": _("Signed out"),
    "account.signed_out_everywhere": _("Signed out everywhere"),
    "alias.confirmed": _("Two spellings of a name confirmed as one"),
    "anchor.asked": _("Passage not found again in a new text beyond doubt"),
    "anchor.found": _("Passage found in a new text by a person"),
    "anchor.gone": _("Passage no longer in the article"),
    "anchor.moved": _("Passage found again in a new text, word for word"),
    "anchor.overtaken": _("Question about a passage overtaken by a newer text"),
    "appearance.added": _("Place in a text added"),
    "appearance.edited": _("Place in a text changed"),
    "appearance.removed": _("Place in a text removed"),
    "article.created": _("Article added"),
    "article.edited": _("Article changed"),
    "citations.recorded": _("Bibliography and citations recorded"),
    "claim.assigned": _("Assignee changed"),
    "claim.created": _("Claim added"),
    "claim.edited": _("Claim changed"),
    "claim.merged": _("Claim merged into another"),
    "claim.planned": _("Due date or priority changed"),
    "claim.published": _("Claim published"),
    "claim.rejected": _("Claim rejected"),
    "claim.reopened": _("Claim reopened"),
    "claim.research_started": _("Research started"),
    "claim.withdrawn": _("Claim withdrawn"),
    "claimant.added": _("Claimant added"),
    "claimant.edited": _("Claimant changed"),
    "comment.resolved": _("Comment resolved"),
    "comment.written": _("Comment written"),
    "conflict.declared": _("Conflict of interest declared"),
    "correction.closed_unchanged": _("Correction closed without a change"),
    "correction.opened": _("Correction opened"),
    "errorreport.contact_forgotten": _("Contact of a reader erased"),
    "errorreport.decided": _("Reader's report decided"),
    "errorreport.received": _("Reader's report received"),
    "evidence.added": _("Evidence added"),
    "evidence.edited": _("Evidence changed"),
    "evidence.removed": _("Evidence removed"),
    "export.finished": _("Export finished"),
    "export.interrupted": _("Export interrupted"),
    "export.made": _("Export made"),
    "export.started": _("Export started"),
    "noticepreference.chosen": _("Choice of e-mail notices changed"),
    "outlet.added": _("Outlet added"),
    "outlet.edited": _("Outlet changed"),
    "outletrequest.outcome_recorded": _("Outcome of a request to an outlet recorded"),
    "outletrequest.sent": _("Outlet asked to correct its article"),
    "pair.confirmed": _("Two claims said to be one"),
    "pair.rejected": _("Two claims said to be different"),
    "pair.reopened": _("Answer about two claims taken back"),
    "quantity.added": _("Number added"),
    "quantity.edited": _("Number changed"),
    "quantity.removed": _("Number removed"),
    "relation.added": _("Relation to another claim added"),
    "relation.removed": _("Relation to another claim removed"),
    "revision.added": _("Text added to the article"),
    "revision.text_attached": _("Known text attached"),
    "rightofreply.answered": _("Answer to our question recorded"),
    "rightofreply.asked": _("Somebody asked about the claim"),
    "rightofreply.waived": _("Decided not to ask somebody, and why"),
    "sitesection.edited": _("Section about ourselves changed"),
    "sitesection.written": _("Section about ourselves written"),
    "source.added": _("Source added"),
    "source.edited": _("Source changed"),
    "suggestion.accepted": _("Suggested sentence became a claim"),
    "suggestion.rejected": _("Suggested sentence turned down"),
    "suggestion.reopened": _("Suggested sentence taken up again"),
    "suggestions.stored": _("Suggested sentences stored"),
    "synonym.added": _("Synonyms added"),
    "synonym.edited": _("Synonyms changed"),
    "synonym.removed": _("Synonyms removed"),
    "topic.added": _("Topic added"),
    "topic.edited": _("Topic changed"),
    "unit.added": _("Unit added"),
    "unit.edited": _("Unit changed"),
    "verdict.approved": _("Verdict approved by a reviewer"),
    "verdict.returned": _("Verdict returned by a reviewer"),
    "verdict.submitted": _("Verdict submitted for review"),
}


def sentence(code: str) -> str:
    """The sentence for `code`; the code itself if a newer version wrote it."""
    base = code.removesuffix(ROUND_VOIDED)
    words = str(SENTENCES.get(base, base))
    return f"{words}. {VOIDED}" if code != base else words
