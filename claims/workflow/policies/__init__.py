"""Who may do what, and when. `check_can_x` raises a sentence; `can` asks it.

The same check guards the operation and draws the button, so they cannot disagree.
Roles are permissions; a superuser has every permission, but the rules about *other
people* (author, earlier reviewer, opener of a correction) look at persons and have
no exception.
"""

from ..roles import (
    is_administrator,
    is_auditor,
    is_publisher,
    is_researcher,
    is_reviewer,
    may_read_everything,
    plans_work,
    sees_votes,
    works_on_claims,
)
from .accounts import (
    check_can_change_powers,
    check_can_invite,
    check_can_keep_account,
)
from .asking import (
    can,
    why_not,
)
from .conversation import (
    check_can_answer,
    check_can_comment,
    check_can_decide_report,
    check_can_forget_contact,
    check_can_record_reply,
    check_can_request_correction,
    check_can_resolve,
)
from .publication import (
    check_can_bring_reviews,
    check_can_keep,
    check_can_merge,
    check_can_merge_into,
    check_can_open_correction,
    check_can_publish,
    check_can_withdraw,
    open_correction,
)
from .research import (
    EDITABLE_STATES,
    check_can_add_appearance,
    check_can_administer,
    check_can_assign,
    check_can_change,
    check_can_export,
    check_can_export_evidence,
    check_can_import,
    check_can_plan,
    check_can_reject,
    check_can_reopen,
    check_can_research,
    check_can_see_imports,
    check_can_start_research,
)
from .review import (
    check_can_approve,
    check_can_declare_conflict,
    check_can_review,
    check_can_send_back,
    check_can_submit,
    check_is_complete,
    was_returned,
)
from .tokens import check_can_issue_token, check_can_revoke_token

__all__ = [
    "EDITABLE_STATES",
    "can",
    "check_can_add_appearance",
    "check_can_administer",
    "check_can_answer",
    "check_can_approve",
    "check_can_assign",
    "check_can_bring_reviews",
    "check_can_change",
    "check_can_change_powers",
    "check_can_comment",
    "check_can_decide_report",
    "check_can_declare_conflict",
    "check_can_export",
    "check_can_export_evidence",
    "check_can_forget_contact",
    "check_can_import",
    "check_can_invite",
    "check_can_issue_token",
    "check_can_keep",
    "check_can_keep_account",
    "check_can_merge",
    "check_can_merge_into",
    "check_can_open_correction",
    "check_can_plan",
    "check_can_publish",
    "check_can_record_reply",
    "check_can_reject",
    "check_can_reopen",
    "check_can_request_correction",
    "check_can_research",
    "check_can_resolve",
    "check_can_review",
    "check_can_revoke_token",
    "check_can_see_imports",
    "check_can_send_back",
    "check_can_start_research",
    "check_can_submit",
    "check_can_withdraw",
    "check_is_complete",
    "is_administrator",
    "is_auditor",
    "is_publisher",
    "is_researcher",
    "is_reviewer",
    "may_read_everything",
    "open_correction",
    "plans_work",
    "sees_votes",
    "was_returned",
    "why_not",
    "works_on_claims",
]
