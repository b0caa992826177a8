"""The chain of events, the rows as their last events left them, and four eyes."""

import hashlib
import json
from collections import defaultdict

from claims.audit.installed import INSTALLED, Unlogged

from .files import Broken, canonical

GENESIS = "0" * 64


class History:
    """What the events say, once `read` has been through all of them. `claims` leads
    from public ids to keys; the last state of every object goes onto a shelf."""

    def __init__(self, people, claims, noted, shelves):
        self.people, self.claims, self.noted = people, claims, noted
        self.last, self.votes = shelves.new(), Votes(shelves)
        self.noted_at = 0 if noted == GENESIS else None
        self.taken_over, self.met = defaultdict(set), set()  # of installed rows
        self._shapes, self._names, self._renamed = {}, [], {}

    def read(self, events, head):
        """The chain, from the beginning."""
        expected, prev_hash = 1, GENESIS
        for event in events:
            if event["sequence"] != expected or event["prev_hash"] != prev_hash:
                raise Broken("gap", expected)
            linked = f"{prev_hash}\n{event['body']}".encode()
            if hashlib.sha256(linked).hexdigest() != event["hash"]:
                raise Broken("hash", expected)
            content = json.loads(event["body"])
            self.check_columns(event, content)
            self.votes.take(expected, content["after"])
            for key, state in content["after"].items():
                self.last[key] = self.known(state)
                self.note_installed(key, key in content["before"])
            prev_hash = event["hash"]
            if prev_hash == self.noted:
                self.noted_at = expected
            expected += 1
        if {"sequence": expected - 1, "hash": prev_hash} != head:
            raise Broken("head")
        if self.noted and self.noted_at is None:
            raise Broken("noted")

    def check_columns(self, event, content):
        """The columns beside the body repeat it. Whoever was renamed since bears
        another name in the column, and nobody the old one."""
        number = event["sequence"]
        for name in ("sequence", "at", "code", "about", "reason"):
            if event[name] != content[name]:
                raise Broken("column", number)
        told, name = event["actor"] or None, content["actor"]
        if told != name and not (told and name and self.is_renamed(name, told)):
            raise Broken("column", number)
        told = self.claims.get(event["claim_id"]) if event["claim_id"] else None
        if "claim" in content:
            is_right = told == content["claim"]
        else:  # of an older version, whose bodies do not say
            is_right = not event["claim_id"] or mentions(content, told)
        if not is_right:
            raise Broken("column", number)

    def is_renamed(self, name, told):
        """Nobody bears the old name any more, and it was the same person's always."""
        is_one = self._renamed.setdefault(name, told) == told
        return told in self.people and name not in self.people and is_one

    def note_installed(self, key, was_there):
        """An object whose first event changes it was there before the log."""
        kind = key.partition(":")[0]
        if kind in INSTALLED and key not in self.met:
            self.met.add(key)
            if was_there:
                self.taken_over[kind].add(key)

    def known(self, state):
        """Names and digest: a row can be held against that, and it takes no room."""
        if state is None:
            return None
        names = tuple(state)
        if names not in self._shapes:
            self._shapes[names] = len(self._names)
            self._names.append(names)
        return [self._shapes[names], digest_of(state)]

    def check_rows(self, name, rows, untouched):
        """Rows against their last events; a column newer than the event must still
        hold what columns hold before anybody touches them."""
        unlogged, before = Unlogged(name), 0
        for row in rows:
            key = f"{name}:{row['id']}"
            if row["id"] <= before:
                raise Broken("order", key)
            before = row["id"]
            known = self.last.pop(key, "never")
            if known == "never":
                if unlogged.takes(
                    digest_of({k: v for k, v in row.items() if k != "id"})
                ):
                    continue
                raise Broken("stranger", key)
            if known is None:
                raise Broken("back", key)
            names = self._names[known[0]]
            newer = [each for each in row if each not in names]
            said = {each: row[each] for each in names if each in row}
            if digest_of(said) != known[1] or any(
                row[n] != untouched[n] for n in newer
            ):
                raise Broken("changed", key)
        if not unlogged.are_all_there(len(self.taken_over[name])):
            raise Broken("installed", name)

    def check_none_left(self):
        """When all rows were seen: what is left is gone, unless it was removed."""
        for key, known in self.last.items():
            if known is not None:
                raise Broken("gone", key)


class Votes:
    """Who wrote and who approved what, in the order in which it happened: no verdict
    was ever shown before enough others had approved it and nobody had returned it."""

    def __init__(self, shelves):
        self.verdicts, self.shown = shelves.new(), shelves.new()
        self.approvals, self.returned = shelves.new(), shelves.new()

    def take(self, number, after):
        states = [each for each in after.items() if each[1] is not None]
        for key, state in states:
            kind, _colon, own = key.partition(":")
            if kind == "verdict":
                needed = max(1, state["required_approvals"])
                self.verdicts[int(own)] = [state["author"], needed, state["claim"]]
            elif kind == "review" and state["decision"] == "return":
                self.returned[state["verdict"]] = True
            elif kind == "review":
                add_vote(self.approvals, state)
        for key, state in states:
            if key.startswith("claim:") and state["published_verdict"] is not None:
                self.check(number, int(key[6:]), state["published_verdict"])

    def check(self, number, claim, verdict):
        shown = f"{claim}:{verdict}"
        if self.shown.get(shown):
            return
        author, needed, its_claim = self.verdicts.get(verdict) or [None, 1, None]
        others = {*self.approvals.get(verdict, ())} - {author}
        if self.returned.get(verdict) or len(others) < needed or its_claim != claim:
            raise Broken("early", number)
        self.shown[shown] = True


def add_vote(approvals, review):
    others = approvals.get(review["verdict"], ())
    approvals[review["verdict"]] = [*others, review["reviewer"]]


def digest_of(state):
    return hashlib.sha256(canonical(state).encode()).hexdigest()


def check_four_eyes(tables, shelves):
    """Of every verdict readers can see now: enough approvals by others, no return."""
    verdicts, approvals, returned = (shelves.new() for _each in range(3))
    for row in tables["verdict"]:
        needed = max(1, row["required_approvals"])
        verdicts[row["id"]] = [row["author"], needed, row["claim"]]
    for review in tables["review"]:
        if review["decision"] == "return":
            returned[review["verdict"]] = True
        else:
            add_vote(approvals, review)
    for claim in tables["claim"]:
        shown = claim["published_verdict"]
        if shown is None:
            continue
        author, needed, its_claim = verdicts.get(shown)
        others = {*approvals.get(shown, ())} - {author}
        if returned.get(shown) or len(others) < needed or its_claim != claim["id"]:
            raise Broken("eyes", claim["public_id"])


def mentions(content, claim):
    """Whether the claim is among the rows of an event, or one of them belongs to it."""
    rows = {**content["before"], **content["after"]}
    if claim is None or f"claim:{claim}" in (content["about"], *rows):
        return claim is not None
    states = [row for row in rows.values() if row]
    return any(claim in (row.get("claim"), row.get("from_claim")) for row in states)
