"""The editors' admin. Importing a module registers its pages."""

from . import (
    accounts,
    articles,
    audit,
    catalogue,
    claims,
    duplicates,
    import_settings,
    imports,
    site_sections,
    standards,
    synonyms,
    talk_lists,
    workbench_lists,
)

__all__ = [
    "accounts",
    "articles",
    "audit",
    "catalogue",
    "claims",
    "duplicates",
    "import_settings",
    "imports",
    "site_sections",
    "standards",
    "synonyms",
    "talk_lists",
    "workbench_lists",
]
