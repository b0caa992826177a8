"""The nightly list of possible duplicates: what is new, what is asked, what is not."""

import json
from datetime import timedelta
from io import StringIO
from unittest import mock

from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.choices import RelationKind
from claims.importing.records.record import Defaults, made
from claims.models import Claim, DuplicateRun, ProposedPair, Relation
from claims.operations import (
    claim_imports,
    claims,
    duplicates,
    merging,
    relations,
    synonyms,
)
from claims.search.proposals import with_spellings
from tests.search.base import SearchTestCase

ONE, OTHER = "Завод в Гяндже закрыли.", "В Гяндже закрыт завод."


class NightlyReportTests(SearchTestCase):
    def report(self, *arguments: str) -> list[set[str]]:
        out = StringIO()
        call_command("find_duplicates", *arguments, "--format=json", stdout=out)
        pairs = json.loads(out.getvalue())["pairs"]
        return [set(pair["claims"]) for pair in pairs]

    def compared(self) -> int:
        return DuplicateRun.objects.first().compared

    def listed(self) -> list[tuple[Claim, Claim]]:
        return [(pair.first, pair.second) for pair in ProposedPair.objects.open()]

    def test_the_first_report_compares_all_and_the_next_only_what_is_new(self):
        one = self.claim_elsewhere(ONE)
        other = self.claim_elsewhere(OTHER)
        self.assertEqual(self.report(), [{one.public_id, other.public_id}])
        self.assertEqual(self.compared(), 2)
        self.assertEqual(self.report(), [])
        self.assertEqual(self.compared(), 0)
        third = self.claim_elsewhere("Закрыли завод в Гяндже.")
        self.assertEqual(len(self.report()), 2)
        self.assertEqual(self.compared(), 1)
        self.assertEqual(ProposedPair.objects.about(third.pk).count(), 2)
        self.assertEqual(len(self.listed()), 3)

    def test_imported_claims_are_new_too(self):
        known = self.claim_elsewhere(ONE)
        self.report()
        run = claim_imports.begin(
            by=self.pavel, sha256="0" * 64, file_name="a.csv", size=10**9
        )
        record = made(2, {"statement": OTHER}, Defaults())
        claim_imports.Importer(run, by=self.pavel).take([record])
        [pair] = self.report()
        self.assertIn(known.public_id, pair)
        self.assertEqual(self.compared(), 1)

    def test_a_claim_restated_is_compared_again_and_old_proposals_go(self):
        one, other = self.claim_elsewhere(ONE), self.claim_elsewhere(OTHER)
        self.report()
        claims.edit(one, by=self.olga, statement={"ru": "Мост в Баку открыли."})
        self.report()
        self.assertEqual(self.listed(), [])
        claims.edit(self.fresh(one), by=self.olga, statement={"ru": ONE})
        self.report()
        self.assertEqual(self.listed(), [(one, other)])

    def test_work_that_changes_no_words_is_not_compared_again(self):
        one = self.claim_elsewhere(ONE)
        self.report()
        claims.assign(one, by=self.olga, to=self.oleg)
        self.report()
        self.assertEqual(self.compared(), 0)

    def test_a_change_of_synonyms_compares_again_what_holds_them(self):
        one = self.claim_elsewhere("Завод Гянджи закрыли.")
        self.claim_elsewhere("Мост в Баку открыли.")
        self.report()
        group = synonyms.add(by=self.olga, spellings="Гянджа\nКировабад")
        self.assertEqual(list(with_spellings(group.lines())), [one])
        self.report()
        self.assertEqual(self.compared(), 1)
        synonyms.edit(group, by=self.olga, spellings="Баку\nBaki")
        self.report()
        self.assertEqual(self.compared(), 2)

    def test_claims_told_apart_in_one_text_are_no_pair_unless_word_for_word(self):
        self.claim("Азербайджан поставляет в Россию вино.")
        self.claim("Азербайджан поставляет в Россию овощи.")
        self.assertEqual(self.report("--related"), [])
        twice = [self.claim(ONE), self.claim(f"{ONE} ")]
        self.assertEqual(self.report(), [{one.public_id for one in twice}])

    def test_a_pair_somebody_joined_in_any_way_is_not_asked_about(self):
        one, other = self.claim_elsewhere(ONE), self.claim_elsewhere(OTHER)
        self.report()
        relations.add(
            by=self.olga, from_claim=one, to_claim=other, kind="elaborates", note={}
        )
        self.assertEqual(self.listed(), [])
        self.assertEqual(self.report("--all"), [])
        relations.remove(Relation.objects.get(), by=self.olga)
        self.assertEqual(len(self.report()), 1)

    def test_merged_claims_leave_the_list_at_once(self):
        one, other = self.claim_elsewhere(ONE), self.claim_elsewhere(OTHER)
        self.report()
        merging.merge(other, into=one, by=self.olga, reason="The same.")
        self.assertEqual(self.listed(), [])

    def test_another_number_is_only_near_and_told_when_asked_for(self):
        self.claim_elsewhere("Завод в Гяндже дал 46 тонн стали.")
        self.claim_elsewhere("Завод в Гяндже дал 64 тонны стали.")
        self.assertEqual(self.report(), [])
        self.assertFalse(ProposedPair.objects.get().is_same)
        self.assertEqual(len(self.report("--all", "--related")), 1)

    def test_since_a_day(self):
        self.claim_elsewhere(ONE), self.claim_elsewhere(OTHER)
        self.report()
        tomorrow = timezone.localdate() + timedelta(days=2)
        self.report("--since", str(tomorrow))
        self.assertEqual(self.compared(), 0)
        self.report("--since", "2000-01-01")
        self.assertEqual(self.compared(), 2)
        for nonsense in ("yesterday", "2026-02-31"):
            with self.assertRaisesMessage(CommandError, "is not a day"):
                self.report("--since", nonsense)

    def test_a_look_at_the_last_days_leaves_what_lies_before_for_the_night(self):
        self.claim_elsewhere(ONE), self.claim_elsewhere(OTHER)
        self.report("--since", str(timezone.localdate() + timedelta(days=2)))
        self.assertEqual(self.compared(), 0)
        self.assertEqual(len(self.report()), 1)

    def test_what_was_imported_is_compared_like_what_was_typed(self):
        self.claim_elsewhere("Завод в Гяндже закрыли навсегда.")
        self.report()
        run = claim_imports.begin(by=self.pavel, sha256="1" * 64, file_name="a", size=9)
        record = made(2, {"statement": "Навсегда закрыт завод Гянджи."}, Defaults())
        with mock.patch.object(claim_imports, "likely_one", return_value=None):
            claim_imports.Importer(run, by=self.pavel).take([record])
        self.report()
        self.assertEqual(self.compared(), 1)

    def test_an_interrupted_report_begins_where_the_last_finished_one_ended(self):
        self.claim_elsewhere(ONE), self.claim_elsewhere(OTHER)
        DuplicateRun.objects.create(started_at=timezone.now(), up_to_event=10**9)
        self.assertEqual(len(self.report()), 1)

    def test_the_text_report_says_how_many_wait(self):
        self.claim_elsewhere(ONE), self.claim_elsewhere(OTHER)
        out = StringIO()
        call_command("find_duplicates", stdout=out)
        self.assertIn("1 pair waits in the admin", out.getvalue())


class RelatingTests(SearchTestCase):
    def test_two_claims_are_joined_and_the_answer_recorded_in_one_go(self):
        one, other = self.claim_elsewhere(ONE), self.claim_elsewhere(OTHER)
        answer = duplicates.relate(other, one, by=self.olga, kind="elaborates")
        self.assertFalse(answer.is_same)
        relation = Relation.objects.get()
        self.assertEqual((relation.from_claim, relation.to_claim), (other, one))
        self.assertEqual(relation.kind, RelationKind.ELABORATES)
        self.assertEqual(one.events.count() + other.events.count(), 3)
