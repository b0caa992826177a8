"""Labels and mappings of imports, put right in the admin."""

from django.urls import reverse

from claims.admin.import_settings import names_of
from claims.models import (
    AuditEvent,
    ImportMapping,
    Rating,
    RatingLabel,
    RatingScale,
)
from claims.operations import import_settings
from tests.admin.base import AdminTestCase


class LabelTests(AdminTestCase):
    def setUp(self):
        [self.label] = import_settings.explain({"Schnurz": "false"}, by=self.pavel)
        self.url = reverse("admin:claims_ratinglabel_change", args=[self.label.pk])

    def test_a_publisher_says_anew_what_a_label_comes_to(self):
        rating = Rating.objects.filter(slug="misleading").latest("scale__number")
        typed = {"rating": rating.pk, "read_version": self.label.version}
        self.enter(self.pavel).post(self.url, typed)
        self.assertEqual(self.fresh(self.label).rating, rating)
        self.assertEqual(self.codes()[-1], "ratinglabel.answered")

    def test_who_comes_second_is_told_and_changes_nothing(self):
        true = Rating.objects.filter(slug="true").latest("scale__number")
        typed = {"rating": true.pk, "read_version": self.label.version}
        self.enter(self.pavel).post(self.url, typed)
        page = self.enter(self.alla).post(self.url, typed | {"rating": ""})
        self.assertContains(page, "Somebody else changed this")

    def test_a_word_of_an_earlier_scale_is_shown_on_the_scale_in_force(self):
        earlier = self.label.rating
        later = RatingScale.objects.create(name={"en": "Later"}, number=99)
        word = Rating.objects.get(pk=earlier.pk)
        word.pk, word.scale = None, later
        word.save(force_insert=True)
        page = self.enter(self.pavel).get(self.url)
        self.assertContains(page, f'<option value="{word.pk}" selected>')

    def test_a_researcher_reads_and_does_not_write(self):
        page = self.enter(self.olga).get(self.url)
        self.assertContains(page, "Schnurz")
        self.assertEqual(self.enter(self.olga).post(self.url, {}).status_code, 403)

    def test_a_label_may_be_explained_before_a_file_brings_it_but_once(self):
        url = reverse("admin:claims_ratinglabel_add")
        self.enter(self.pavel).post(url, {"label": "Quatsch", "rating": ""})
        self.assertIsNone(RatingLabel.objects.get(plain="quatsch").rating)
        page = self.enter(self.pavel).post(url, {"label": "QUATSCH", "rating": ""})
        self.assertContains(page, "explained already")


class MappingTests(AdminTestCase):
    def setUp(self):
        columns = {"что": "statement", "где": "url"}
        self.mapping = import_settings.save_mapping("Globe", columns, by=self.pavel)
        self.url = reverse("admin:claims_importmapping_change", args=[self.mapping.pk])

    def test_a_column_is_put_right_and_the_mapping_renamed(self):
        page = self.enter(self.pavel).get(self.url)
        self.assertContains(page, "где")
        typed = self.typed("Globe Desk", где="leads", что="statement")
        self.enter(self.pavel).post(self.url, typed)
        row = self.fresh(self.mapping)
        self.assertEqual(row.name, "Globe Desk")
        self.assertEqual(row.columns, {"что": "statement", "где": "leads"})

    def typed(self, name, **columns):
        names = names_of(self.mapping)
        chosen = {names[column]: field for column, field in columns.items()}
        return {"name": name, "read_version": self.mapping.version, **chosen}

    def test_who_saves_second_is_told_and_loses_nobodys_work(self):
        first = self.typed("Globe", где="leads", что="statement")
        self.enter(self.pavel).post(self.url, first)
        second = self.typed("Globe Desk", где="url", что="statement_ru")
        page = self.enter(self.alla).post(self.url, second)
        self.assertContains(page, "Somebody else changed this after you opened it.")
        self.assertContains(page, "Stored now: “Globe”.")
        self.assertEqual(self.fresh(self.mapping).columns["где"], "leads")
        again = second | {"read_version": self.fresh(self.mapping).version}
        self.enter(self.alla).post(self.url, again)
        self.assertEqual(self.fresh(self.mapping).name, "Globe Desk")

    def test_what_was_typed_stays_with_its_column(self):
        opened = self.typed("Globe", где="leads", что="statement")
        columns = {"автор": "claimant", "что": "statement"}
        import_settings.save_mapping("Globe", columns, by=self.pavel)
        page = self.enter(self.alla).post(self.url, opened)
        self.assertContains(page, "Somebody else changed this after you opened it.")
        self.assertEqual(self.fresh(self.mapping).columns, columns)

    def test_a_mapping_is_thrown_away_on_record(self):
        url = reverse("admin:claims_importmapping_delete", args=[self.mapping.pk])
        self.enter(self.pavel).post(url, {"post": "yes"})
        self.assertFalse(ImportMapping.objects.exists())
        self.assertEqual(
            AuditEvent.objects.latest("sequence").code, "importmapping.removed"
        )

    def test_an_auditor_reads_the_mapping_in_words(self):
        page = self.enter(self.anna).get(self.url)
        self.assertContains(page, "где → web address of the check")
        self.assertEqual(self.enter(self.anna).post(self.url, {}).status_code, 403)
