"""Django's sentences that name a table, noted here for `make messages` only.

Its Russian declines no name ("Изменить статья") and takes every table for a
masculine ("был успешно изменен"). Ours fit any name, and come first because
`claims` stands first in INSTALLED_APPS.
"""

from django.utils.translation import gettext_noop as _

SENTENCES = (
    _("Add %s"),
    _("Change %s"),
    _("View %s"),
    _("Select %s"),
    _("Select %s to change"),
    _("Select %s to view"),
    _("Add %(name)s"),
    _("Add another %(verbose_name)s"),
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?"),
)
