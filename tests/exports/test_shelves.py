"""What the checker of a bundle remembers lies on the disk, whatever its size."""

import tracemalloc
from unittest.mock import patch

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from claims.exports.bundle.checker import shelves

KEYS = st.integers(-3, 3) | st.sampled_from(["", "claim:1", "claim:2"])
VALUES = st.none() | st.booleans() | st.lists(st.text(max_size=3), max_size=2)
DEEDS = st.tuples(st.sampled_from(["set", "get", "pop"]), KEYS, VALUES)


class ShelfTests(SimpleTestCase):
    @given(st.lists(DEEDS, max_size=40))
    def test_a_shelf_holds_what_a_dictionary_would(self, deeds):
        known, shelf = {}, shelves.Shelves().new()
        with patch.object(shelves, "WAITING", 3):
            for deed, key, value in deeds:
                if deed == "set":
                    known[key] = shelf[key] = value
                elif deed == "get":
                    self.assertEqual(shelf.get(key), known.get(key))
                else:
                    self.assertEqual(shelf.pop(key, "x"), known.pop(key, "x"))
            self.assertEqual(dict(shelf.items()), known)

    def test_shelves_know_nothing_of_each_other(self):
        together = shelves.Shelves()
        one, two = together.new(), together.new()
        one["claim:1"] = [1]
        self.assertIsNone(two.get("claim:1"))

    def test_ten_times_as_much_takes_no_more_memory(self):
        def peak(entries):
            shelf = shelves.Shelves().new()
            tracemalloc.start()
            for number in range(entries):
                shelf[f"claim:{number}"] = [1, "f" * 64]
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            self.assertEqual(shelf.get("claim:7"), [1, "f" * 64])
            return most

        with patch.object(shelves, "WAITING", 500):
            few, many = peak(1_000), peak(10_000)
        self.assertLess(many, 1.2 * few)
