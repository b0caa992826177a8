"""`manage.py invite_account`: the first person, and whoever is locked out for good."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from claims.exceptions import DomainError
from claims.operations import accounts, letters


class Command(BaseCommand):
    help = (
        "Makes an account with one or more roles and prints the link at which its "
        "owner chooses a password. The link is also sent by e-mail, if that is set up."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("email")
        parser.add_argument("--role", action="append", required=True, dest="roles")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            user = accounts.invite(
                options["username"],
                by=None,
                email=options["email"],
                roles=options["roles"],
            )
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stderr.write(_("Good for three days, once:"))
        self.stdout.write(letters.link_for(user))
