"""What a page of a list costs, and whether that grows; in process, Django included."""

from collections.abc import Iterator

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest
from django.test import Client, RequestFactory

from claims.models import Claim
from claims.views.front import MEMORY
from tests.bench.figures import Figure
from tests.bench.timing import median_ms

PUBLIC, ADMIN = "/ru/claims/", "/admin/claims/claim/"
DEPTH = 0.5  # of all published claims


class StockAdmin(ModelAdmin):
    """What Django gives for nothing: the same columns, COUNT and OFFSET."""

    list_display = ("statement", "state", "assignee", "created_at")
    list_filter = ("state", "topic", "assignee")
    list_select_related = ("assignee",)


def measure(size: int) -> Iterator[Figure]:
    client = Client()
    first = median_ms(lambda: _get(client, PUBLIC))
    yield Figure(
        "lists", "claims, page 1", first, "ms", goal="<= 1.3", goal_for="growth"
    )
    published = Claim.objects.published().latest_first()
    deep = published[int(published.count() * DEPTH)].public_id
    later = median_ms(lambda: _get(client, f"{PUBLIC}?after={deep}"))
    yield Figure(
        *("lists", "claims, a page in the middle", later, "ms"),
        *("page 1", first, "<= 1.1"),
    )
    # Few times: searches from one address are limited, even from this one.
    found = median_ms(lambda: _get(client, f"{PUBLIC}?q=рост&rating=false"), times=8)
    yield Figure("lists", "claims by a word and a rating", found, "ms")
    editor = Client()
    editor.force_login(User.objects.get(username="olga"), BACKEND)
    ours = median_ms(lambda: _get(editor, ADMIN), times=10)
    stock = median_ms(_stock(User.objects.get(username="olga")), times=10)
    yield Figure(
        *("lists", "admin list of claims", ours, "ms", "stock ModelAdmin", stock),
        goal="<= 1.3",
        goal_for="growth",
    )
    claim = Claim.objects.in_state("researching").latest("pk")
    page = median_ms(lambda: _get(editor, f"{ADMIN}{claim.pk}/change/"), times=10)
    yield Figure("lists", "admin page of one claim", page, "ms")
    yield Figure("lists", "my work in the admin", _my_work(editor), "ms")


BACKEND = "django.contrib.auth.backends.ModelBackend"


def _my_work(editor: Client) -> float:
    return median_ms(lambda: _get(editor, "/admin/"), times=5)


def _get(client: Client, address: str) -> None:
    # Put together anew; what a page costs that is remembered whole stands in `pages`.
    cache.clear()
    MEMORY.clear()
    answer = client.get(address, headers={"host": "127.0.0.1"})
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answers {answer.status_code}")


def _stock(editor: User) -> object:
    site = AdminSite()
    stock = StockAdmin(Claim, site)
    stock.has_view_permission = lambda request, obj=None: True

    def show() -> None:
        request: HttpRequest = RequestFactory().get(ADMIN)
        request.user = editor
        stock.changelist_view(request).render()
        connection.ensure_connection()

    return show
