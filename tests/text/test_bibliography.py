"""Entries of a bibliography in the forms people write them; all works are invented."""

import pytest

from claims.text.citations import Problem, audit_citations


def test_one_page_under_two_addresses_is_a_duplicate():
    text = """Sources

Arvo, Juhan, 2020. One. http://www.example.org/page/?utm_source=x
Brand, Ida, 2021. Two. https://example.org/page#top
Celik, Eda, 2022. Three. https://example.org/other
"""
    problems = [
        Problem.DUPLICATE_URL in r.problems for r in audit_citations(text).references
    ]
    assert problems == [True, True, False]


def test_a_url_on_its_own_line_belongs_to_the_entry_above():
    text = "References\n\nArvo, Juhan, 2020. One.\n\nhttps://example.org/one\n"
    (reference,) = audit_citations(text).references
    assert reference.url == "https://example.org/one"
    assert text[reference.start : reference.end].endswith("/one")


def test_a_bibliography_without_heading_is_known_by_its_form():
    text = """Реки делят (Arvo, 2020).

Arvo, Juhan (2020). One. Tallinn: Sadam.
Brand, Ida (2021). Two. Kiel: Hafen.
Çelik, Eda (2022). Three. İzmir: Liman.
"""
    found = audit_citations(text)
    assert [ref.year for ref in found.references] == ["2020", "2021", "2022"]
    assert found.citations[0].reference == 1


@pytest.mark.parametrize(
    ("entry", "authors", "year", "title"),
    [
        ("1. Hollander M. (2004). Rivers.", ("Hollander M",), "2004", "Rivers"),
        (
            "[2] Reuters. Strike ends. 12 March 2024.",
            ("Reuters",),
            "2024",
            "Strike ends",
        ),
        ("“Strike ends,” Reuters, 5 May 2023.", ("Reuters",), "2023", "Strike ends,"),
        (
            "Лев А. А., Тур Б. Б. Порты. — М., 2015.",
            ("Лев А. А", "Тур Б. Б"),
            "2015",
            "Порты",
        ),
        ("Smith, J., Doe, A., 2020. Tides.", ("Smith, J", "Doe, A"), "2020", "Tides"),
        ("Росстат, 12.03.2024. Доклад.", ("Росстат",), "2024", "Доклад"),
        ("World Bank, n.d. Data.", ("World Bank",), None, "Data"),
        ("Teorell Jan, 2016. Power.", ("Teorell Jan",), "2016", "Power"),
    ],
)
def test_an_entry_is_read_in_the_usual_forms(entry, authors, year, title):
    text = f"Литература\n\n{entry} https://example.org/x"
    (reference,) = audit_citations(text).references
    assert (reference.authors, reference.year, reference.title) == (
        authors,
        year,
        title,
    )
