"""The bundle's verify.py: the parts of `checker/` as one file for auditors.

Nothing is rewritten: the imports of all parts are gathered at the top, those of one
part by another fall away, and what a part says of itself stands as a comment above
its code. The same sources give the same bytes.
"""

import ast
from itertools import filterfalse
from pathlib import Path
from typing import NamedTuple

from claims.audit import installed

CHECKER = Path(__file__).parent / "checker"
PARTS = (  # each knows those before it; the last one runs
    Path(installed.__file__),
    *(
        CHECKER / f"{name}.py"
        for name in ("files", "shelves", "rows", "history", "reading")
    ),
    CHECKER / "verify.py",
)


class _Part(NamedTuple):
    about: str  # the docstring as it is written
    imports: frozenset[str]
    code: str


def checker() -> bytes:
    """The whole of verify.py."""
    parts = [_part(path.read_text("utf-8")) for path in PARTS]
    imports = sorted(frozenset[str]().union(*(part.imports for part in parts)))
    imports.sort(key=lambda line: line.startswith("from"))
    codes = [f"{_comment(part.about)}\n\n\n{part.code}" for part in parts[:-1]]
    whole = [parts[-1].about + "\n\n" + "\n".join(imports), *codes, parts[-1].code]
    return ("\n\n\n".join(whole) + "\n").encode()


def _part(source: str) -> _Part:
    about, *rest = ast.parse(source).body
    imports = [node for node in rest if isinstance(node, ast.Import | ast.ImportFrom)]
    taken = {
        line
        for node in (about, *imports)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    lines = source.splitlines()
    code = [line for number, line in enumerate(lines, 1) if number not in taken]
    return _Part(
        about="\n".join(lines[: about.end_lineno]),
        imports=frozenset(map(ast.unparse, filterfalse(is_ours, imports))),
        code="\n".join(code).strip("\n"),
    )


def is_ours(node: ast.Import | ast.ImportFrom) -> bool:
    """An import that falls away, because what it names stands in the same file."""
    if isinstance(node, ast.Import):
        return False
    return bool(node.level) or str(node.module).startswith("claims.")


def _comment(docstring: str) -> str:
    lines = docstring.strip('"').strip().splitlines()
    return "\n".join(f"# {line}".rstrip() for line in lines)
