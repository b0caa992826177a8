"""One page under many links is one page."""

import pytest

from claims.text.urls import canonical_url


@pytest.mark.parametrize(
    "spelling",
    [
        "https://example.org/page",
        "http://www.example.org/page/",
        "https://EXAMPLE.org:443/page#section",
        "https://example.org/page?utm_source=mail&fbclid=1",
        "example.org/page",
    ],
)
def test_what_does_not_change_the_page_is_dropped(spelling):
    assert canonical_url(spelling) == "example.org/page"


def test_parameters_that_name_the_page_stay_in_one_order():
    assert canonical_url("https://a.example/?b=2&a=1") == "a.example?a=1&b=2"


def test_two_pages_stay_two():
    assert canonical_url("https://a.example/x") != canonical_url("https://a.example/X")


def test_what_is_no_address_comes_back_as_it_is():
    assert canonical_url(" http://[broken ") == "http://[broken"
