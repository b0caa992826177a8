"""Finds @names in a comment."""

import re
from collections.abc import Iterator

# What Django allows in a username. Not after a letter or digit: that is an e-mail.
_NAME = re.compile(r"(?<![\w.+\-@])@([\w.@+\-]+)")
ENDS_SENTENCE = ".-+@"


def mentioned(text: str) -> list[str]:
    """The names after @ in order, each once, without the sentence's last full stop.

    "@olga and @rita.k." gives ["olga", "rita.k"]; "a@b.org" gives nothing.
    """
    return list(dict.fromkeys(_names(text)))


def _names(text: str) -> Iterator[str]:
    for found in _NAME.finditer(text):
        if name := found.group(1).rstrip(ENDS_SENTENCE):
            yield name
