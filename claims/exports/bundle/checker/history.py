"""The chain of events, the rows as their last events left them, and four eyes."""

import hashlib
import json
from collections import defaultdict

from .files import Broken, canonical

GENESIS = "0" * 64


def check_events(events, head):
    """The chain, from the beginning; returns the last event of every object."""
    last, shapes, expected, prev_hash = {}, {}, 1, GENESIS
    for event in events:
        number = event["sequence"]
        if number != expected or event["prev_hash"] != prev_hash:
            raise Broken("gap", expected)
        linked = f"{prev_hash}\n{event['body']}".encode()
        if hashlib.sha256(linked).hexdigest() != event["hash"]:
            raise Broken("hash", number)
        content = json.loads(event["body"])
        for name in ("sequence", "at", "code", "about", "reason"):
            if event[name] != content[name]:
                raise Broken("column", number)
        for key, state in content["after"].items():
            names = shapes.setdefault(tuple(state or ()), tuple(state or ()))
            last[key] = None if state is None else (names, digest_of(state))
        expected, prev_hash = expected + 1, event["hash"]
    if {"sequence": expected - 1, "hash": prev_hash} != head:
        raise Broken("head")
    return last


def digest_of(state):
    return hashlib.sha256(canonical(state).encode()).digest()


def check_rows(name, rows, last, is_installed, untouched):
    """Rows against their last events; a column newer than the event must still hold
    what columns hold before anybody touches them."""
    for row in rows:
        key = f"{name}:{row['id']}"
        if key not in last:
            if is_installed:
                continue
            raise Broken("stranger", key)
        known = last.pop(key)
        if known is None:
            raise Broken("back", key)
        newer = [each for each in row if each not in known[0]]
        said = {each: row[each] for each in known[0] if each in row}
        if digest_of(said) != known[1] or any(row[n] != untouched[n] for n in newer):
            raise Broken("changed", key)
    for key, known in last.items():
        if key.partition(":")[0] == name and known is not None:
            raise Broken("gone", key)


def check_four_eyes(tables):
    """Of every verdict readers have seen: enough approvals by others, no return."""
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
        needed = verdicts[shown]["required_approvals"]
        is_its_own = verdicts[shown]["claim"] == claim["id"]
        if shown in returned or len(approvals[shown]) < needed or not is_its_own:
            raise Broken("eyes", claim["public_id"])
