"""The workbench's pages decide everything on the server, and say why they refuse."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from claims.models import AnchorQuestion, Article, Claim, Claimant, NameAlias
from claims.operations import articles, catalogue, citations, revisions, suggestions
from claims.text.selectors import select
from tests.base import NewsroomTestCase

FIRST = "The mission on the border grew by more than 200 people last year."
TEXT = f"{FIRST} Nobody asked the villagers. It costs 46 percent more."
CITING = """On trade

Trade grew by a third (Smith, 2019). Others doubt it (Jonson, 2020; Brown, 2021).

References

Smith, Anna, 2019. Trade and growth. https://example.org/smith
Johnson, Paul, 2020. Doubts about trade. https://example.org/johnson
Green, Mary, 2018. Never mentioned. https://example.org/green
"""


class PageTestCase(NewsroomTestCase):
    def setUp(self) -> None:
        self.revision = self.newsroom.revision(text=TEXT)
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
        self.client.force_login(self.olga)

    def at(self, name: str, *args) -> str:
        return reverse(f"admin:claims_revision_{name}", args=[self.revision.pk, *args])

    def place(self, start: int = 0, end: int = 65) -> dict:
        found = select(self.revision.text, start, end)
        names = ("start", "end", "exact", "prefix", "suffix")
        return {name: getattr(found, name) for name in names}

    def form(self, **columns) -> dict:
        numbers = {"n-TOTAL_FORMS": 0, "n-INITIAL_FORMS": 0}
        said = {"statement_0": "Миссия выросла.", "kind": "quantity"}
        return {**self.place(), **numbers, **said, **columns}


class WorkbenchTests(PageTestCase):
    def test_a_claim_is_made_and_the_text_comes_back_with_it(self):
        answer = self.client.post(self.at("make_claim"), self.form()).json()
        claim = Claim.objects.get()
        self.assertEqual(answer["show"], f"c{claim.pk}")
        self.assertIn(f'data-marks="c{claim.pk}"', answer["text"])
        self.assertEqual(claim.appearances.get().exact, FIRST)

    def test_another_text_on_the_page_than_in_the_database_is_refused(self):
        for name in ("exact", "prefix", "suffix", "start"):
            changed = {name: 1 if name == "start" else "another"}
            with self.subTest(name):
                response = self.client.post(
                    self.at("make_claim"), {**self.form(), **changed}
                )
                self.assertEqual(response.status_code, 409)
                self.assertIn("Load the page again", response.json()["refused"])
        self.assertFalse(Claim.objects.exists())

    def test_a_number_without_a_unit_gives_the_form_back_as_typed(self):
        number = {"n-TOTAL_FORMS": 1, "n-0-keep": "on", "n-0-comparator": ">"}
        response = self.client.post(
            self.at("make_claim"), self.form(**number, **{"n-0-value": "200"})
        )
        self.assertEqual(response.status_code, 422)
        self.assertIn("Миссия выросла.", response.json()["form"])
        self.assertIn("has a value and a unit", response.json()["form"])
        self.assertFalse(Claim.objects.exists())

    def test_what_was_typed_survives_another_selection(self):
        said = {**self.place(66, 94), "statement_0": "Начато.", "statement_1": ""}
        numbers = {"n-TOTAL_FORMS": 0, "n-INITIAL_FORMS": 0}
        answer = self.client.post(self.at("passage"), {**said, **numbers}).json()
        self.assertIn("Начато.", answer["form"])
        self.assertIn("Nobody asked the villagers.", answer["form"])

    def test_a_claimant_is_recognised_in_another_case_form(self):
        claimant = catalogue.add(
            Claimant, by=self.olga, slug="ivanov", name={"ru": "Иван Иванов"}
        )
        text = "По словам Ивана Иванова, мост открыли в 2021 году."
        self.revision = self.newsroom.revision(text=text, language="ru")
        place = self.place(0, len(text))
        answer = self.client.post(self.at("passage"), place).json()
        self.assertIn(f'value="{claimant.pk}" selected', answer["form"])

    def test_who_may_not_write_is_told_so(self):
        self.client.force_login(self.rustam)
        self.assertEqual(self.client.get(self.at("workbench")).status_code, 200)
        for name in ("passage", "make_claim"):
            response = self.client.post(self.at(name), self.form())
            self.assertNotEqual(response.status_code, 200)
        self.assertFalse(Claim.objects.exists())
        self.client.force_login(self.nikita)
        self.assertEqual(self.client.get(self.at("workbench")).status_code, 403)

    def test_a_rejected_suggestion_is_taken_up_again(self):
        self.client.post(self.at("suggest"))
        first = self.revision.suggestions.earliest("start")
        self.client.post(self.at("reject", first.pk))
        self.assertEqual(self.fresh(first).answer, "rejected")
        self.client.post(self.at("reopen", first.pk))
        self.assertEqual(self.fresh(first).answer, "open")

    def test_a_suggestion_of_another_text_is_not_found(self):
        other = self.newsroom.revision()
        [first, *_rest] = suggestions.store(other, by=self.olga)
        response = self.client.post(self.at("reject", first.pk))
        self.assertEqual(response.status_code, 404)

    def test_the_text_on_the_page_is_the_text_letter_for_letter(self):
        text = "\n\n# Head & <b>\n\n\n> «quote»\nline\n\n end \t\n"
        self.revision = self.newsroom.revision(text=text)
        found = self.client.get(self.at("workbench")).context["blocks"]
        joined = "".join(
            "".join(piece.text for piece in block.pieces) + block.gap for block in found
        )
        self.assertEqual(joined, text)


class NewTextTests(PageTestCase):
    def revise(self, text: str) -> None:
        self.claim = self.newsroom.candidate(self.revision, start=0, end=65)
        article = self.revision.article
        added = revisions.add(self.fresh(article), by=self.olga, text=text)
        self.revision = added.revision

    def answer(self, **said):
        question = AnchorQuestion.objects.get()
        return self.client.post(
            self.at("questions"), {"question": question.pk, **said}, follow=True
        )

    def test_the_page_shows_what_changed_in_the_candidate(self):
        self.revise(TEXT.replace("200", "300"))
        page = self.client.get(self.at("questions"))
        self.assertContains(page, "<del>200</del><ins>300</ins>")
        self.assertContains(page, "a number changed")

    def test_a_candidate_is_chosen(self):
        self.revise(TEXT.replace("200", "300"))
        self.assertContains(self.answer(where="0-65"), "stands there now")
        self.assertEqual(self.revision.appearances.get().claim, self.claim)

    def test_another_passage_is_pasted(self):
        self.revise("Nothing of it is left. A new sentence says so.")
        self.answer(where="other", quote="A new  sentence says so.")
        self.assertEqual(
            self.revision.appearances.get().exact, "A new sentence says so."
        )

    def test_a_passage_that_is_not_there_keeps_what_was_pasted(self):
        self.revise("Nothing of it is left.")
        page = self.answer(where="other", quote="It costs")
        self.assertContains(page, "It costs</textarea>")
        self.assertTrue(AnchorQuestion.objects.open().exists())

    def test_a_passage_is_gone(self):
        self.revise("Nothing of it is left.")
        self.assertContains(self.answer(where="gone"), "no longer there")
        self.assertTrue(AnchorQuestion.objects.gone().exists())

    def test_without_an_answer_nothing_happens(self):
        self.revise("Nothing of it is left.")
        for said in ({}, {"where": "0-65000"}, {"where": "x"}):
            self.answer(**said)
        self.assertTrue(AnchorQuestion.objects.open().exists())

    def test_two_texts_are_compared_by_words(self):
        self.revise(TEXT.replace("Nobody", "Everybody"))
        page = self.client.get(self.at("changes"))
        self.assertContains(page, "<del>Nobody</del><ins>Everybody</ins>")

    def test_a_first_text_has_nothing_to_be_compared_with(self):
        self.assertContains(self.client.get(self.at("changes")), "first text")


class CitationPageTests(PageTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.revision = self.newsroom.revision(text=CITING)

    def record(self, *problems: str):
        said = {"deed": "record", "problem": problems}
        return self.client.post(self.at("citations"), said, follow=True)

    def test_the_machines_reading_is_shown_and_not_stored(self):
        page = self.client.get(self.at("citations"))
        self.assertContains(page, "nothing is recorded yet")
        self.assertContains(page, "Jonson, 2020")
        self.assertFalse(self.revision.citations.exists())

    def test_only_confirmed_problems_are_recorded(self):
        self.record("r3:never_cited")
        entries = {row.number: row.problems for row in self.revision.references.all()}
        self.assertEqual(entries[3], [{"code": "never_cited", "note": {}}])
        self.assertEqual(self.revision.citations.count(), 3)
        self.assertFalse(any(row.problems for row in self.revision.citations.all()))

    def test_a_second_recording_is_refused_in_words(self):
        self.record()
        self.assertContains(self.record(), "already")
        self.assertEqual(self.revision.references.count(), 3)

    def test_a_confirmed_spelling_is_no_problem_any_more(self):
        names = {"name": "Johnson, Paul", "spelling": "Jonson"}
        self.client.post(self.at("citations"), {"deed": "alias", **names})
        self.assertEqual(NameAlias.objects.get().confirmed_by, self.olga)
        page = self.client.get(self.at("citations"))
        self.assertNotContains(page, "name_variant")

    def test_a_confirmed_problem_becomes_a_note_on_the_claim(self):
        start = CITING.index("Others doubt")
        claim = self.newsroom.candidate(self.revision, start=start, end=start + 15)
        missing = CITING.index("Brown, 2021")
        self.record(f"c{missing}:missing_reference")
        citation = self.revision.citations.get(start=missing)
        page = self.client.get(self.at("citations"))
        self.assertContains(page, "Note it on the claim")
        citations.note_on_claim(citation, by=self.olga, claim=self.fresh(claim))
        self.assertIn(
            "no entry in the bibliography", self.fresh(claim).leads.data["en"]
        )


class ImportPageTests(PageTestCase):
    PAGE = "/admin/claims/article/import/"

    def test_pasted_text_becomes_an_article_and_shows_what_of_it_is_known(self):
        response = self.client.post(self.PAGE, {"text": "Мост открыли в 2021 году."})
        revision = Article.objects.latest("pk").revisions.get()
        self.assertRedirects(
            response, reverse("admin:claims_revision_known", args=[revision.pk])
        )
        self.assertEqual(revision.text, "Мост открыли в 2021 году.")

    def test_a_doubtful_file_asks_for_its_encoding(self):
        raw = "Ёж".encode("windows-1251")
        for encoding, count in (("", 1), ("windows-1251", 2)):
            file = SimpleUploadedFile("hedgehog.txt", raw)
            page = self.client.post(self.PAGE, {"file": file, "encoding": encoding})
            self.assertEqual(Article.objects.count(), count)
            if not encoding:
                self.assertContains(page, "Name it:")
        self.assertEqual(Article.objects.latest("pk").revisions.get().text, "Ёж")

    def test_neither_file_nor_text_or_both_is_refused(self):
        file = SimpleUploadedFile("a.txt", b"A text.")
        for said in ({}, {"file": file, "text": "Another."}):
            self.assertContains(self.client.post(self.PAGE, said), "one of the two")
        self.assertEqual(Article.objects.count(), 1)

    def test_a_known_address_gets_the_new_text_and_its_quotes(self):
        self.newsroom.candidate(self.revision, start=0, end=65)
        article = self.fresh(self.revision.article)
        articles.edit(article, by=self.olga, url="https://example.org/a")
        said = {"text": f"New. {TEXT}", "url": "http://www.example.org/a/?utm_id=1"}
        page = self.client.post(self.PAGE, said, follow=True)
        self.assertContains(page, "Quotes found again: 1")
        self.assertEqual(article.revisions.count(), 2)

    def test_only_researchers_take_articles_in(self):
        self.client.force_login(self.anna)
        self.assertEqual(self.client.get(self.PAGE).status_code, 403)


class ListTests(PageTestCase):
    def test_the_record_of_reasons_stands_above_the_suggestions(self):
        suggestions.store(self.revision, by=self.olga)
        suggestions.reject(self.revision.suggestions.earliest("start"), by=self.olga)
        page = self.client.get(reverse("admin:claims_suggestion_changelist"))
        self.assertContains(page, "How often a reason led to a claim")
        self.assertContains(page, "The mission on the border")

    def test_a_passage_to_find_again_waits_on_the_first_page(self):
        self.newsroom.candidate(self.revision, start=0, end=65)
        article = self.fresh(self.revision.article)
        revisions.add(article, by=self.olga, text="Nothing of it is left.")
        for url in ("/admin/", reverse("admin:claims_anchorquestion_changelist")):
            self.assertContains(self.client.get(url), "/quotes/")

    def test_confirmed_spellings_are_listed(self):
        citations.confirm_alias(by=self.olga, name="Johnson", spelling="Jonson")
        page = self.client.get(reverse("admin:claims_namealias_changelist"))
        self.assertContains(page, "Jonson")

    def test_the_article_leads_to_its_workbench(self):
        page = self.client.get(
            reverse("admin:claims_article_change", args=[self.revision.article_id])
        )
        self.assertContains(page, self.at("workbench"))
        self.assertContains(page, self.at("citations"))
