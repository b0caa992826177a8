"""Whose request is it? The one place that believes, or does not believe, a proxy."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

NOBODY = "0.0.0.0"  # noqa: S104 - a name for "no address", nothing is bound to it


def client_address(request: HttpRequest) -> str:
    """The address of the browser, as far as it can be known.

    Behind `TRUSTED_PROXIES` reverse proxies each appends the address it was called
    from to X-Forwarded-For; so the browser is that many places from the right, and
    everything further left was typed by the browser itself.
    """
    hops = [
        *request.META.get("HTTP_X_FORWARDED_FOR", "").split(","),
        request.META.get("REMOTE_ADDR", ""),
    ]
    place = min(settings.TRUSTED_PROXIES + 1, len(hops))
    return _read(hops[-place]) or _read(hops[-1]) or NOBODY


def network_of(address: str) -> str:
    """What is counted together: an IPv4 address, or the /64 one household gets."""
    read = ipaddress.ip_address(address)
    if read.version == 4:
        return address
    return str(ipaddress.ip_network((read, 64), strict=False))


def _read(text: str) -> str:
    """The address in its one spelling; "" if it is none."""
    try:
        return str(ipaddress.ip_address(text.strip()))
    except ValueError:
        return ""
