"""How a check is asked, and the one every check ends with."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from claims.exceptions import DomainError, MoveRefused
from claims.models import Claim

from ..transitions import has_move


def can(check: Callable[..., None], *args: object) -> bool:
    """Whether `check(*args)` would let it pass."""
    try:
        check(*args)
    except DomainError:
        return False
    return True


def why_not(check: Callable[..., None], *args: object) -> str:
    """The sentence `check(*args)` refuses with; "" if it would let it pass."""
    try:
        check(*args)
    except DomainError as refusal:
        return str(refusal)
    return ""


def check_move(claim: Claim, verb: str) -> None:
    if not has_move(claim.state, verb):
        raise MoveRefused(
            _("Not possible while the claim is “%(state)s”.")
            % {"state": claim.get_state_display()}
        )
