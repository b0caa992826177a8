"""The chain of events, the rows as their last events left them, and four eyes."""

import hashlib
import json
from collections import defaultdict

from claims.audit.installed import INSTALLED

from .files import Broken, canonical

GENESIS = "0" * 64


class History:
    """What the events say, once `read` has been through all of them."""

    def __init__(self, people, claims, noted):
        self.people, self.claims, self.noted = people, claims, noted
        self.last, self.votes = {}, Votes()  # the last state of every object
        self.noted_at = 0 if noted == GENESIS else None
        self._shapes, self._renamed = {}, {}

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

    def known(self, state):
        """Names and digest: a row can be held against that, and it takes no room."""
        if state is None:
            return None
        names = self._shapes.setdefault(tuple(state), tuple(state))
        return names, digest_of(state)

    def check_rows(self, name, rows, untouched):
        """Rows against their last events; a column newer than the event must still
        hold what columns hold before anybody touches them."""
        for row in rows:
            key = f"{name}:{row['id']}"
            if key not in self.last:
                if is_installed(name, row):
                    continue
                raise Broken("stranger", key)
            known = self.last.pop(key)
            if known is None:
                raise Broken("back", key)
            newer = [each for each in row if each not in known[0]]
            said = {each: row[each] for each in known[0] if each in row}
            if digest_of(said) != known[1] or any(
                row[n] != untouched[n] for n in newer
            ):
                raise Broken("changed", key)

    def check_none_left(self):
        """When all rows were seen: what is left is gone, unless it was removed."""
        for key, known in self.last.items():
            if known is not None:
                raise Broken("gone", key)


class Votes:
    """Who wrote and who approved what, in the order in which it happened: no verdict
    was ever shown before enough others had approved it and nobody had returned it."""

    def __init__(self):
        self.verdicts, self.shown = {}, set()
        self.approvals, self.returned = defaultdict(set), set()

    def take(self, number, after):
        states = [each for each in after.items() if each[1] is not None]
        for key, state in states:
            kind, _colon, own = key.partition(":")
            if kind == "verdict":
                needed = max(1, state["required_approvals"])
                self.verdicts[int(own)] = state["author"], needed, state["claim"]
            elif kind == "review" and state["decision"] == "return":
                self.returned.add(state["verdict"])
            elif kind == "review":
                self.approvals[state["verdict"]].add(state["reviewer"])
        for key, state in states:
            if key.startswith("claim:") and state["published_verdict"] is not None:
                self.check(number, int(key[6:]), state["published_verdict"])

    def check(self, number, claim, verdict):
        if (claim, verdict) in self.shown:
            return
        author, needed, its_claim = self.verdicts.get(verdict, (None, 1, None))
        others = self.approvals[verdict] - {author}
        if verdict in self.returned or len(others) < needed or its_claim != claim:
            raise Broken("early", number)
        self.shown.add((claim, verdict))


def digest_of(state):
    return hashlib.sha256(canonical(state).encode()).digest()


def is_installed(name, row):
    """Whether this very row comes with every installation, before there is a log."""
    content = {each: row[each] for each in row if each != "id"}
    return digest_of(content).hex() in INSTALLED.get(name, ())


def check_four_eyes(tables):
    """Of every verdict readers can see now: enough approvals by others, no return."""
    verdicts = {row["id"]: row for row in tables["verdict"]}
    approvals, returned = defaultdict(set), set()
    for review in tables["review"]:
        if review["decision"] == "return":
            returned.add(review["verdict"])
        elif review["reviewer"] != verdicts[review["verdict"]]["author"]:
            approvals[review["verdict"]].add(review["reviewer"])
    for claim in tables["claim"]:
        shown = claim["published_verdict"]
        if shown is None:
            continue
        needed = max(1, verdicts[shown]["required_approvals"])
        is_its_own = verdicts[shown]["claim"] == claim["id"]
        if shown in returned or len(approvals[shown]) < needed or not is_its_own:
            raise Broken("eyes", claim["public_id"])


def mentions(content, claim):
    """Whether the claim is among the rows of an event, or one of them belongs to it."""
    rows = {**content["before"], **content["after"]}
    if claim is None or f"claim:{claim}" in (content["about"], *rows):
        return claim is not None
    states = [row for row in rows.values() if row]
    return any(claim in (row.get("claim"), row.get("from_claim")) for row in states)
