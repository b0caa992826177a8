"""Who may have a key to exports, and who may take it away."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims.exceptions import NotAllowed
from claims.models import ExportToken

from ..roles import is_administrator
from .research import check_can_export


def check_can_issue_token(by: User) -> None:
    """For oneself only: whoever held another's token would export in their name."""
    check_can_export(by)


def check_can_revoke_token(by: User, token: ExportToken) -> None:
    if by.is_active and (by.pk == token.owner_id or is_administrator(by)):
        return
    raise NotAllowed(_("Only its owner or an administrator revokes a token."))
