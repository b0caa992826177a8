"""One spelling for one address, to find the same page under two links."""

import re
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_TRACKING: Final = re.compile(
    r"(?:utm_|mc_|ga_|pk_|hsa_)\w*|fbclid|gclid|yclid|dclid|msclkid|igshid|_ga"
    r"|ref_?(?:src|url)?|source|cmpid|spm|ysclid|si",
    re.I,
)
_DEFAULT_PORT: Final = re.compile(r":(?:80|443)$")


def canonical_url(url: str) -> str:
    """Return the address without what does not change the page.

    Scheme, ``www.``, default port, trailing slash, fragment and tracking parameters
    go; the host is lower case, the remaining parameters are sorted and keep their
    values. Text that is no address comes back stripped.
    """
    address = url.strip()
    if not re.match(r"[a-z][a-z0-9+.-]*://", address, re.I):
        address = f"//{address}"
    try:
        parts = urlsplit(address)
    except ValueError:  # an unclosed bracket in the host: compare it as it stands
        return url.strip()
    host = _DEFAULT_PORT.sub("", parts.netloc.lower().rpartition("@")[2])
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    )
    path = unquote(parts.path).rstrip("/")
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host.removeprefix('www.')}{path}{query}"
