"""Notices in words: the letter a person gets by e-mail. Plain text only."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import formats, translation
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.choices import NoticeCode
from claims.models import Notice, NoticePreference

LONGEST_SUBJECT = 120

SENTENCES: dict[str, Promise] = {
    NoticeCode.ASSIGNED: gettext_lazy("%(who)s assigned this claim to you."),
    NoticeCode.RETURNED: gettext_lazy("%(who)s returned the verdict:"),
    NoticeCode.MENTIONED: gettext_lazy("%(who)s mentioned you in a comment:"),
    NoticeCode.APPROVED: gettext_lazy("The verdict has the approvals it needs."),
    NoticeCode.PUBLISHED: gettext_lazy("%(who)s published this claim."),
    NoticeCode.OVERDUE: gettext_lazy("This claim was due on %(day)s."),
}


def sentence(notice: Notice) -> str:
    """What happened, in the language now active."""
    who, day = notice.by, notice.overdue_since
    return str(SENTENCES[notice.code]) % {
        "who": who.get_full_name() or who.get_username() if who else "",
        "day": formats.date_format(day, "DATE_FORMAT") if day else "",
    }


def letter(person: User, notices: Sequence[Notice]) -> EmailMessage:
    """One e-mail about all of `notices`, in the language the person chose."""
    with translation.override(language_of(person)):
        return EmailMessage(
            subject=_subject(notices), body=_body(notices), to=[person.email]
        )


def language_of(person: User) -> str:
    chosen = NoticePreference.objects.filter(person=person).first()
    return chosen.language if chosen and chosen.language else settings.LANGUAGE_CODE


def _subject(notices: Sequence[Notice]) -> str:
    """One line: a header must not contain what somebody typed after a line break."""
    if len(notices) == 1:
        words = _("%(what)s: %(claim)s") % {
            "what": notices[0].get_code_display(),
            "claim": notices[0].claim.statement,
        }
    else:
        words = ngettext("%(n)d notice", "%(n)d notices", len(notices)) % {
            "n": len(notices)
        }
    line = " ".join(words.split())
    return Truncator(line[:1].upper() + line[1:]).chars(LONGEST_SUBJECT)


def _body(notices: Sequence[Notice]) -> str:
    parts = [_paragraph(notice) for notice in notices]
    parts.append(_("This address only sends; nobody reads what is sent to it."))
    return "\n\n".join(parts) + "\n"


def _paragraph(notice: Notice) -> str:
    path = reverse("admin:claims_claim_change", args=[notice.claim_id])
    lines = [str(notice.claim.statement), sentence(notice)]
    lines += [f"> {line}" for line in notice.note.splitlines()]
    return "\n".join([*lines, f"{settings.SITE_URL}{path}"])
