"""Auditors get one file of the standard library, made of several of ours."""

import ast
import sys
from collections import Counter

from django.test import SimpleTestCase

from claims.exports.bundle import joining


def defined(source: bytes) -> list[str]:
    """What a file defines at its top level."""
    names = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names += [each.id for each in ast.walk(node.targets[0])
                      if isinstance(each, ast.Name)]  # fmt: skip
    return names


class JoiningTests(SimpleTestCase):
    def setUp(self):
        self.whole = joining.checker()

    def test_the_same_sources_give_the_same_bytes(self):
        self.assertEqual(joining.checker(), self.whole)
        self.assertNotIn(b"\r", self.whole)

    def test_it_needs_nothing_but_the_standard_library(self):
        imported = set()
        for node in ast.walk(ast.parse(self.whole)):
            if isinstance(node, ast.ImportFrom):
                self.assertEqual(node.level, 0, ast.unparse(node))
                imported.add(node.module)
            elif isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
        self.assertLessEqual(imported, sys.stdlib_module_names)

    def test_every_part_is_in_it_and_no_name_is_defined_twice(self):
        self.assertLessEqual(set(joining.CHECKER.glob("[!_]*.py")), {*joining.PARTS})
        parts = [defined(path.read_bytes()) for path in joining.PARTS]
        self.assertEqual(
            Counter(defined(self.whole)), Counter(name for p in parts for name in p)
        )
        self.assertEqual(max(Counter(defined(self.whole)).values()), 1)

    def test_parts_take_names_only_from_parts_before_them(self):
        before = set()
        for path in joining.PARTS:
            source = path.read_bytes()
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.ImportFrom) and joining.is_ours(node):
                    self.assertLessEqual({each.name for each in node.names}, before)
                    self.assertFalse(any(each.asname for each in node.names))
            before |= {*defined(source)}

    def test_it_begins_with_how_to_use_it(self):
        self.assertTrue(self.whole.startswith(b'"""Checks an audit bundle.'))
        self.assertTrue(self.whole.endswith(b"main(sys.argv[1:]))\n"))
