"""Words that turn a statement into its opposite (folded: see `normalise.fold`)."""

NEGATIONS = frozenset(
    {"не", "ни", "нет", "нету", "без", "никогда", "никто", "ничто", "ничего", "никого"}
    | {"никак", "нигде", "никуда", "никакой", "никакого", "никаких", "нельзя", "вряд"}
    | {
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "without",
        "cannot",
        "neither",
    }
    | {"nor", "hardly", "barely", "don't", "doesn't", "didn't", "isn't", "aren't"}
    | {"wasn't", "weren't", "won't", "wouldn't", "can't", "couldn't", "shouldn't"}
    | {"hasn't", "haven't", "hadn't", "mustn't", "deyil", "yox", "degil"}
)
