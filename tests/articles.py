"""The articles the figures are measured on; they are not part of this repository.

They are read from the folder named by the environment variable ARTICLES, or from
``../shared/seeds`` beside the repository. Without them a test is skipped and says
so; on a build server (CI=true) their absence is a failure, never a silent pass.
"""

import os
import unicodedata
from functools import cache
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).resolve().parent.parent


@cache
def _folder() -> Path:
    named = os.environ.get("ARTICLES")
    return Path(named) if named else _REPOSITORY.parent / "shared" / "seeds"


def article_text(key: str) -> str:
    """Return the normalised text of the article with this key ("000" … "004")."""
    files = sorted(_folder().glob(f"{key}_*.txt"))
    if not files:
        reason = f"the text of article {key} is not on this machine (set ARTICLES)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    text = files[0].read_bytes().decode("utf-8").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines)
