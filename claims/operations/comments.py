"""Editors' comments on a claim."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.choices import NoticeCode
from claims.exceptions import AlreadyThere, Incomplete
from claims.models import Claim, Comment, Mention
from claims.text.mentions import mentioned
from claims.workflow import policies

from . import notices, validation


@transaction.atomic
def write(claim: Claim, *, by: User, text: str) -> Comment:
    """A comment; each @username in it is a mention, and is told.

    Raises Incomplete for an empty text, and for a name that is nobody's.
    """
    policies.check_can_comment(by, claim)
    if not text.strip():
        raise Incomplete(_("Write something."), field="text")
    people = [_person(name) for name in mentioned(text)]
    row = Comment(claim=claim, author=by, text=text.strip(), written_at=timezone.now())
    validation.check(row)
    row.save(force_insert=True)
    mentions = Mention.objects.bulk_create(
        Mention(comment=row, person=person) for person in dict.fromkeys(people)
    )
    notices.tell(NoticeCode.MENTIONED, claim, by=by, people=people, note=row.text)
    log.record(
        "comment.written", by=by, about=row, claim=claim, changed=[row, *mentions]
    )
    return row


@transaction.atomic
def resolve(comment: Comment, *, by: User) -> Comment:
    """Settles what the comment was about. Raises AlreadyThere the second time."""
    policies.check_can_resolve(by, comment)
    was = log.before(Comment.objects.get(pk=comment.pk))
    now = timezone.now()
    unresolved = Comment.objects.unresolved().filter(pk=comment.pk)
    if unresolved.update(resolved_at=now, resolved_by=by) != 1:
        raise AlreadyThere(_("The comment is already resolved."))
    comment.resolved_at, comment.resolved_by = now, by
    log.record(
        "comment.resolved",
        by=by,
        about=comment,
        claim=comment.claim,
        changed=[comment],
        was=[was],
    )
    return comment


def _person(name: str) -> User:
    """The colleague called `name`; capital letters count only between namesakes."""
    people = [
        person
        for person in User.objects.filter(
            is_active=True, username__istartswith=name[:1]
        )
        if person.username.casefold() == name.casefold()
    ]
    people.sort(key=lambda person: person.username != name)
    if not people or not policies.may_read_everything(people[0]):
        raise Incomplete(
            _("Nobody in the newsroom is called “@%(name)s”.") % {"name": name},
            field="text",
        )
    return people[0]
