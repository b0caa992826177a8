"""Groups of synonyms are kept in the admin, through operations."""

from django.urls import reverse

from claims.models import Claim, Synonym
from claims.search.backend import matching
from tests.admin.base import AdminTestCase


class SynonymPageTests(AdminTestCase):
    def url(self, page, *args):
        return reverse(f"admin:claims_synonym_{page}", args=args)

    def found(self, words):
        return list(matching(Claim.objects.all(), words))

    def test_olga_adds_changes_and_deletes_a_group(self):
        claim = self.newsroom.candidate(statement={"ru": "Встреча в Гяндже."})
        olga = self.enter(self.olga)
        olga.post(self.url("add"), {"spellings": "Гянджа\nGanja"})
        group = Synonym.objects.get(spellings="Гянджа\nGanja")
        self.assertEqual(self.found("Ganja"), [claim])
        page = olga.get(self.url("change", group.pk))
        self.assertContains(page, "1 claim holds one of them now:")
        self.assertContains(page, "nothing has to be rebuilt")
        olga.post(self.url("change", group.pk), {"spellings": "Гянджа\nGəncə"})
        self.assertEqual((self.found("Ganja"), self.found("Gəncə")), ([], [claim]))
        olga.post(self.url("delete", group.pk), {"post": "yes"})
        self.assertEqual(self.found("Gəncə"), [])
        made = ["synonym.added", "synonym.edited", "synonym.removed"]
        self.assertEqual(self.codes()[-3:], made)

    def test_a_group_of_one_is_refused_beside_the_field(self):
        page = self.enter(self.olga).post(
            self.url("add"), {"spellings": "Гянджа\nГянджи"}
        )
        self.assertContains(page, "Write at least two spellings, one a line.")
        self.assertContains(page, "Гянджи")

    def test_the_list_tells_how_many_claims_each_group_finds(self):
        self.newsroom.candidate(statement={"ru": "Встреча в Азербайджане."})
        page = self.enter(self.anna).get(self.url("changelist"))
        self.assertContains(page, "Азербайджан · Azerbaijan")
        self.assertContains(page, '<td class="field-claims_found">1</td>')

    def test_others_read_and_change_nothing(self):
        group = Synonym.objects.first()
        before = group.spellings
        for who in ("rustam", "anna", "alla", "nikita"):
            person = self.enter(getattr(self, who))
            for page in ("change", "delete"):
                typed = {"spellings": "А\nБ", "post": "yes"}
                answer = person.post(self.url(page, group.pk), typed)
                self.assertEqual(answer.status_code, 403, f"{who} {page}")
        self.assertEqual(self.fresh(group).spellings, before)
