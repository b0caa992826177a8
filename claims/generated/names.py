"""Names and titles, analysed once for all the claims that share them."""

from claims.text.language import stems

from .sentences import Texts


class Names:
    """Remembers the stems of every text it is asked for; one for each chunk."""

    def __init__(self) -> None:
        self._known: dict[str, list[str]] = {}

    @staticmethod
    def of(texts: Texts) -> list[str]:
        """In the order in which a document has them."""
        return [text for _language, text in sorted(texts.items())]

    def stems(self, text: str) -> list[str]:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = stems(text)
        return known
