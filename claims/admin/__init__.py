"""The editors' admin. Importing a module registers its pages."""

from . import articles, audit, catalogue, claims, standards

__all__ = ["articles", "audit", "catalogue", "claims", "standards"]
