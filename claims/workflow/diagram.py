"""Draws the transition table as a Mermaid state diagram for README.md."""

from .transitions import TABLE

BEGIN = "<!-- generated: state diagram -->"
END = "<!-- end of generated part -->"


def mermaid() -> str:
    """The diagram's source. GitHub and most editors render it."""
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> candidate"]
    lines += [f"    {m.source} --> {m.target}: {m.verb}" for m in TABLE]
    return "\n".join([*lines, "```"])


def replaced_in(readme: str) -> str:
    """`readme` with the part between the markers drawn anew."""
    before, _marker, rest = readme.partition(BEGIN)
    _old, _marker, after = rest.partition(END)
    return f"{before}{BEGIN}\n{mermaid()}\n{END}{after}"
