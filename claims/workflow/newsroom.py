"""Whether the newsroom has the people that four eyes need."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def why_not_reviewed() -> str:
    """Why nothing can be published as reviewed, as a sentence; "" if it can be.

    One person may not approve their own verdict, so it takes somebody who writes and
    somebody else who reviews, and one of them or a third who publishes.
    """
    writers = _who_may("research_claim")
    reviewers = _who_may("review_claim")
    if not reviewers:
        return _(
            "No active account may review verdicts, so nothing can be published as "
            "reviewed. Give somebody the role “reviewer”."
        )
    if not writers:
        return _(
            "No active account may write verdicts. Give somebody the role “researcher”."
        )
    if len(writers | reviewers) == 1:
        return _(
            "Only one active account, “%(name)s”, may write and review verdicts. "
            "Nobody approves their own verdict, so nothing can be published as "
            "reviewed. Give a second person the role “reviewer”."
        ) % {"name": next(iter(reviewers))}
    if not _who_may("publish_claim"):
        return _(
            "No active account may publish claims. Give somebody the role “publisher”."
        )
    return ""


def _who_may(permission: str) -> set[str]:
    """Usernames. Roles come from Django's own backend, whatever else signs in."""
    people = User.objects.with_perm(
        f"claims.{permission}", is_active=True, backend=MODEL_BACKEND
    )
    return set(people.values_list("username", flat=True)[:2])
