"""A third language needs a catalogue and a line in the settings, and no code."""

import io
import shutil
import tempfile
from pathlib import Path
from unittest import mock

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.conf import settings
from django.test import override_settings
from django.urls import clear_url_caches
from django.utils import translation
from django.utils.translation import trans_real

from claims import sitemaps
from claims.views import prepared
from tests.views.base import PublicSiteTestCase, body

WORDS = {"Claims": "İddialar", "Topics": "Mövzular", "Evidence": "Sübutlar"}


def forget_languages() -> None:
    trans_real._translations.clear()
    for function in (
        trans_real.get_languages,
        trans_real.check_for_language,
        trans_real.get_supported_language_variant,
    ):
        # Django's stubs and its decorators differ about which of them are cached.
        getattr(function, "cache_clear", lambda: None)()
    clear_url_caches()
    prepared.build.cache_clear()


class ThirdLanguageTests(PublicSiteTestCase):
    def setUp(self) -> None:
        super().setUp()
        folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        catalogue = Catalog(locale="az")
        for english, azerbaijani in WORDS.items():
            catalogue.add(english, azerbaijani)
        written = io.BytesIO()
        write_mo(written, catalogue)
        target = folder / "az" / "LC_MESSAGES"
        target.mkdir(parents=True)
        (target / "django.mo").write_bytes(written.getvalue())
        self.addCleanup(forget_languages)
        self.enterContext(
            override_settings(
                LANGUAGES=[*settings.LANGUAGES, ("az", "Azerbaijani")],
                LOCALE_PATHS=[str(folder)],
            )
        )
        forget_languages()
        self.enterContext(translation.override("en"))

    def test_pages_speak_it_and_are_offered_in_it(self):
        claim = self.newsroom.published()
        page = body(self.client.get("/az/claims/"))
        self.assertIn('<html lang="az">', page)
        self.assertIn("<h1>İddialar</h1>", page)
        self.assertIn(">Mövzular</a>", page)
        for twice in range(2):
            page = body(self.client.get(f"/az/claims/{claim.public_id}/"))
            self.assertIn("Sübutlar", page, twice)
        russian = body(self.client.get("/ru/claims/"))
        self.assertIn('hreflang="az" href="http://testserver/az/claims/"', russian)
        self.assertIn(">Azərbaycanca</a>", russian)

    def test_a_part_of_the_sitemap_stays_as_long_as_the_protocol_allows(self):
        for _each in range(3):
            self.newsroom.published()
        with mock.patch.object(sitemaps, "MOST_ADDRESSES", 6):
            part = body(self.client.get("/sitemap-claims.xml"))
        self.assertEqual(part.count("<loc>"), 6)

    def test_machines_offer_it_too(self):
        claim = self.newsroom.published()
        self.assertEqual(self.client.get("/feeds/az/claims.atom").status_code, 200)
        card = self.client.get(f"/embed/az/{claim.public_id}")
        self.assertIn('<html lang="az">', body(card))
