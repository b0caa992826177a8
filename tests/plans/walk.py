"""Every address of the walk asked once in one world, by who may see it."""

from django.contrib.auth.models import User
from django.test import Client

from claims.models import PreparedPage
from claims.views import front, statistics
from claims.workflow import corrected

from .asking import Asked, asking
from .pages import named, office_addresses, public_addresses

# It reads what its process remembers until the next public event.
FIRST = "/ru/claims/ as the first page of a process"


def walked() -> dict[str, Asked]:
    """{address with its gaps: what it asked for}, of pages nobody has drawn yet."""
    names = named()
    somebody, reader = Client(), Client()
    somebody.force_login(User.objects.get(username="who-looks"))
    _forget()
    found = {FIRST: _asked(reader, "/ru/claims/", names)}
    for client, addresses in (
        (reader, public_addresses()),
        (somebody, office_addresses()),
    ):
        for address in addresses:
            found[address] = _asked(client, address, names)
    return found


def _forget() -> None:
    """What this process knows of other worlds."""
    statistics.forget()
    corrected._as_of.cache_clear()
    corrected._read.clear()


def _asked(client: Client, address: str, names: dict[str, str]) -> Asked:
    front.MEMORY.clear()
    PreparedPage.objects.all().delete()
    with asking() as asked:
        answer = client.get(address.format(**names))
        if answer.streaming:
            b"".join(answer)
    assert answer.status_code == 200, f"{answer.status_code} {address} {names}"
    return asked
