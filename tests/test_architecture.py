"""The house stays in order: imports go one way, files stay short."""

import ast
from pathlib import Path

from django.test import SimpleTestCase

ROOT = Path(__file__).resolve().parent.parent
CLAIMS = ROOT / "claims"
LONGEST_FILE = 300

BASE = {"choices", "exceptions", "canonical", "text"}
TABLES = BASE | {"models", "databases"}
INTERFACES = {
    *("views", "admin", "api", "management", "demo", "generated", "filters", "feeds"),
    *("sitemaps", "urls", "machine_urls", "templatetags"),
}
# layer: what it may import from. Unlisted parts of claims/ fail the first test.
MAY_IMPORT = {
    "choices": set(),
    "exceptions": set(),
    "canonical": set(),
    "text": set(),
    "databases": set(),
    "models": BASE,
    "loading": TABLES,
    "workflow": TABLES,
    "audit": TABLES | {"loading"},
    "search": TABLES,
    # What is imported is described by `importing`, which knows no database.
    "operations": TABLES | {"workflow", "audit", "search", "importing", "loading"},
    # The claims of a list are found by the filter of that list.
    "exports": TABLES | {"audit", "filters"},
    "importing": BASE,
    "edge": {"exceptions", "databases"},
    "readiness": TABLES | {"checks", "search"},
    "demo": TABLES | {"operations", "workflow", "audit"},
    "generated": TABLES | {"operations", "audit", "search", "demo"},
    "typography": TABLES,
    "pinpoints": BASE,
    "form_drawing": set(),
    "fieldset_drawing": set(),
    "filters": TABLES | {"search", "workflow", "typography"},
    "templatetags": TABLES
    | {"workflow", "audit", "search", "typography", "pinpoints", "fieldset_drawing"},
    "feeds": TABLES | {"workflow", "filters", "typography", "views"},
    "sitemaps": TABLES | {"filters", "views", "typography"},
    "views": TABLES
    | {"workflow", "audit", "search", "operations", "exports", "filters", "edge"}
    | {"readiness", "typography"},
    "api": TABLES
    | {"workflow", "search", "operations", "exports", "filters", "edge", "views"},
    "admin": TABLES
    | {"workflow", "audit", "search", "operations", "exports", "views", "importing"}
    | {"edge", "typography"},
    "management": TABLES
    | {"workflow", "audit", "search", "operations", "exports", "demo", "migrations"}
    | {"importing", "checks", "loading", "views", "generated", "sitemaps"},
    "urls": {"api", "views", "feeds", "sitemaps", "admin"},
    "machine_urls": {"api", "views", "feeds", "sitemaps", "admin"},
    "checks": TABLES | {"search", "audit", "migrations"},
    "apps": {"checks"},
    # Names are analysed in Python, so a migration that fills their index needs it.
    "migrations": {"migrations", "models", "search"},
}


def layer_of(path: Path) -> str:
    first = path.relative_to(CLAIMS).parts[0]
    return first.removesuffix(".py")


def source_files() -> list[Path]:
    return [
        path
        for path in sorted(CLAIMS.rglob("*.py"))
        if path.relative_to(CLAIMS).parts != ("__init__.py",)
    ]


def imported_layers(path: Path) -> set[str]:
    """The layers of claims/ that a file imports, absolutely or relatively."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            stem = ".".join(package[: len(package) - node.level + 1])
            module = f"{stem}.{node.module or ''}" if node.level else node.module
            names = [f"{module.rstrip('.')}.{alias.name}" for alias in node.names]
        else:
            continue
        parts = [name.split(".") for name in names]
        found |= {part[1] for part in parts if part[0] == "claims" and part[1:]}
    return found


class ArchitectureTests(SimpleTestCase):
    def test_imports_go_one_way(self):
        wrong = []
        for path in source_files():
            layer = layer_of(path)
            self.assertIn(layer, MAY_IMPORT, f"{path}: which layer is this?")
            for imported in imported_layers(path) - MAY_IMPORT[layer] - {layer}:
                wrong.append(f"{path.relative_to(ROOT)} imports {imported}")
        self.assertEqual(wrong, [])

    def test_no_file_grows_past_the_cap(self):
        long = {
            str(path.relative_to(ROOT)): length
            for path in source_files()
            if (length := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
            and layer_of(path) != "migrations"
        }
        self.assertEqual(long, {})

    def test_imports_stand_at_the_top(self):
        inside = [
            f"{path.relative_to(ROOT)}:{node.lineno}"
            for path in source_files()
            if layer_of(path) != "apps"  # Django asks for it in AppConfig.ready
            for function in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        self.assertEqual(inside, [])

    def test_long_reads_go_by_key(self):
        """`iterator()` holds a cursor on the server, which PgBouncer cannot keep; with
        such cursors off, psycopg fetches every row at once (`databases.in_batches`)."""
        held = [
            str(path.relative_to(ROOT))
            for path in source_files()
            if ".iterator(" in path.read_text("utf-8") and layer_of(path) != "databases"
        ]
        self.assertEqual(held, [])

    def test_the_text_layer_is_pure(self):
        impure = {"django", "datetime.now", "sqlite3", "psycopg", "requests"}
        for path in (CLAIMS / "text").rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = []
                if isinstance(node, ast.Import):
                    names = [alias.name for alias in node.names]
                elif isinstance(node, ast.ImportFrom):
                    names = [node.module or ""]
                roots = {name.split(".")[0] for name in names}
                self.assertFalse(roots & impure, f"{path}: {roots & impure}")

    def test_there_are_no_signals_and_no_utils(self):
        for path in source_files():
            text = path.read_text("utf-8")
            self.assertNotIn("django.dispatch", text, path)
            self.assertNotIn("utils", path.stem, path)
