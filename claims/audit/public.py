"""Which events may change what readers see.

Named are those that never do, so that a new code counts as visible until somebody has
thought about it: a page sent once too often costs little, a stale one is wrong.
"""

from claims.models import Claim

# Everything recorded about accounts, exports and imports (of which only candidates
# come), and talk inside the newsroom. Not synonyms: they decide what readers' searches
# find.
INSIDE = {
    *("account", "alias", "comment", "conflict", "errorreport", "export"),
    *("import", "importmapping", "noticepreference", "outletrequest", "ratinglabel"),
    *("suggestion", "suggestions", "token", "verdict"),
}
# During a correction readers see the basis of the published verdict. `claim.edited`
# is not here: the topic of a claim is not part of its basis.
UNSEEN_WORK = {
    *("claim.assigned", "claim.planned", "pair.rejected", "pair.reopened"),
    *("evidence.added", "evidence.edited", "evidence.removed"),
    *("quantity.added", "quantity.edited", "quantity.removed"),
}


def may_show(code: str, claim: Claim | None) -> bool:
    """Whether readers may see something else after the event `code` about `claim`.

    Of a claim that was never published they see nothing; only a merge can hand its
    places to one that was.
    """
    if claim and claim.published_verdict_id is None and code != "claim.merged":
        return False
    return code.partition(".")[0] not in INSIDE and code not in UNSEEN_WORK
