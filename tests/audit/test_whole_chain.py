"""A long chain is proved in stretches, and what is found is what one reader finds."""

import io
import json
from multiprocessing import active_children, get_context
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.db import connection
from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from claims.audit import whole_chain
from claims.audit.chain import (
    START,
    Break,
    followed,
    link_hash,
)
from claims.audit.faults import Fault
from claims.audit.hashed import LOWEST, prove_asked
from claims.audit.snapshots import snapshot
from claims.audit.verify import verify
from claims.canonical import canonical
from claims.management.commands import verify_audit_log
from claims.models import AuditEvent, AuditHead, Topic
from tests.audit.test_verify import guards_off, tamper
from tests.base import CommittingTestCase, NewsroomTestCase


def chain_of(bodies: list[str]) -> list[tuple[int, bytes, str]]:
    links, prev_hash = [], START.hash
    for number, body in enumerate(bodies, 1):
        text = f"{prev_hash}\n{body}".encode()
        prev_hash = link_hash(prev_hash, body)
        links.append((number, text, prev_hash))
    return links


def in_short_stretches(length: int = 4):
    return patch.multiple(whole_chain, STRETCH=length, ALONE=0)


class FollowedTests(SimpleTestCase):
    @given(st.lists(st.text(max_size=9).map(repr), min_size=1), st.data())
    def test_stretches_end_where_the_next_begin(self, bodies, data):
        links = chain_of(bodies)
        cut = data.draw(st.integers(0, len(links)))
        middle = followed(links[:cut], START)
        self.assertEqual(followed(links[cut:], middle), followed(links, START))

    @given(st.lists(st.text(max_size=9).map(repr), min_size=2), st.data())
    def test_an_event_dropped_moved_or_changed_breaks_a_chain(self, bodies, data):
        links = chain_of(bodies)
        place = data.draw(st.integers(0, len(links) - 2))
        number, text, claimed = links[place]
        later = links[place + 1 :]
        for changed in (later, [later[0], links[place], *later[1:]],
                        [(number, text + b"x", claimed), *later],
                        [(number, b"x" + text, claimed), *later]):  # fmt: skip
            found = followed(links[:place] + changed, START)
            self.assertIsInstance(found, Break)
            self.assertEqual(found.sequence, number)


class StretchTests(NewsroomTestCase):
    def test_the_first_break_is_told_wherever_stretches_end(self):
        self.newsroom.published()
        last = AuditHead.objects.get(pk=1).sequence
        for place in range(1, last + 1):
            with in_short_stretches(3), guards_off():
                tamper("UPDATE claims_auditevent SET body = body || ' ' "
                       "WHERE sequence IN (%s, %s)", place, last)  # fmt: skip
                fault = verify().fault
                tamper("UPDATE claims_auditevent SET body = trim(body)")
            self.assertEqual((fault.code, fault.sequence), ("hash", place))

    def test_a_missing_event_is_a_gap_also_where_a_stretch_would_end(self):
        self.newsroom.published()
        with guards_off():
            tamper("DELETE FROM claims_auditevent WHERE sequence = 4")
        with in_short_stretches(4):
            self.assertEqual(verify().fault.sequence, 4)

    def test_an_event_before_the_first_is_found(self):
        self.newsroom.candidate()
        with guards_off():
            tamper("UPDATE claims_auditevent SET sequence = -7 WHERE sequence = 2")
        self.assertEqual(verify().fault.sequence, 1)

    def test_no_event_is_numbered_so_low_that_it_is_not_met(self):
        """Outside of the chain it would vouch for a row put in by plain SQL."""
        self.newsroom.candidate()
        topic = Topic.objects.bulk_create([Topic(slug="sneaked-in", name={"en": "x"})])
        event = AuditEvent.objects.order_by("sequence").first()
        content = {**json.loads(event.body), "sequence": LOWEST}
        content["after"] = {f"topic:{topic[0].pk}": snapshot(topic[0])}
        event.pk, event.body, event.hash = LOWEST, canonical(content), "f" * 64
        event.save(force_insert=True)
        for length in (1, 50_000):
            with in_short_stretches(length):
                self.assertEqual(verify().fault, Fault("gap", 1))

    def test_an_event_beyond_the_head_does_not_excuse_a_changed_row(self):
        claim = self.newsroom.candidate()
        first = AuditEvent.objects.order_by("sequence").first()
        first.sequence, first.hash = 10_000, "f" * 64
        first.body = f'{{"after":{{"claim:{claim.pk}":null}}}}'
        with guards_off():
            first.save(force_insert=True)
            tamper("UPDATE claims_claim SET checkworthiness = 5")
        self.assertEqual(verify().fault.code, "head")

    def test_a_hash_noted_earlier_must_still_be_there(self):
        self.newsroom.candidate()
        noted = AuditHead.objects.get(pk=1).hash
        self.newsroom.published()
        told = io.StringIO()
        call_command("verify_audit_log", noted=noted.upper(), stdout=told)
        self.assertIn("whole", told.getvalue())
        with self.assertRaisesMessage(CommandError, "No event has the hash you noted"):
            call_command("verify_audit_log", noted="e" * 64)

    def test_an_interrupted_verification_proves_nothing_and_says_so(self):
        with (
            patch.object(verify_audit_log, "verify", side_effect=KeyboardInterrupt),
            self.assertRaisesMessage(CommandError, "nothing is proved") as told,
        ):
            call_command("verify_audit_log")
        self.assertEqual(told.exception.returncode, 130)

    def test_progress_counts_every_event_twice(self):
        self.newsroom.published()
        seen = []
        with in_short_stretches():
            verify(step=seen.append)
        self.assertEqual(sum(seen), 2 * AuditHead.objects.get(pk=1).sequence)


class ProcessesTests(CommittingTestCase):
    def test_processes_prove_what_is_committed_and_find_the_first_break(self):
        self.newsroom.published()
        head = AuditHead.objects.get(pk=1)
        with in_short_stretches():
            self.assertFalse(connection.in_atomic_block)
            fault = whole_chain.fault_in_chain(head, processes=2)
            self.assertIsNone(fault)
            with guards_off():
                tamper("UPDATE claims_auditevent SET body = body || ' ' "
                       "WHERE sequence IN (6, 11)")  # fmt: skip
            fault = whole_chain.fault_in_chain(head, processes=2)
        self.assertEqual((fault.code, fault.sequence), ("hash", 6))

    def test_a_process_that_is_killed_is_told_and_none_is_left(self):
        self.newsroom.published()
        head = AuditHead.objects.get(pk=1)

        def kill(_number):
            for child in active_children():
                child.kill()
                child.join()

        with in_short_stretches(1), self.assertRaises(ChildProcessError):
            whole_chain.fault_in_chain(head, processes=2, step=kill)
        self.assertEqual(active_children(), [])

    def test_processes_end_with_whoever_asked_them(self):
        ours, theirs = get_context("spawn").Pipe()
        worker = get_context("spawn").Process(
            target=prove_asked, args=(theirs, whole_chain._database())
        )
        worker.start()
        theirs.close()
        ours.close()  # as if we had been killed
        worker.join(30)
        self.assertEqual(worker.exitcode, 0)

    def test_what_is_not_committed_is_proved_by_whoever_can_see_it(self):
        with patch.object(whole_chain, "_apart", side_effect=AssertionError):
            self.newsroom.candidate()
            head = AuditHead.objects.get(pk=1)
            self.assertIsNone(whole_chain.fault_in_chain(head, processes=2))
