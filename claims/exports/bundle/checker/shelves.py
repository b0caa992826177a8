"""Dictionaries on the disk: of a million claims not even the digests fit in memory."""

import json
import sqlite3

WAITING = 2_000  # entries of a shelf in memory before they are written down
CACHE_KB = 64 * 1024


class Shelves:
    """A database without a name: a file of its own, gone when we are."""

    def __init__(self):
        self.database = sqlite3.connect("")
        for pragma in ("journal_mode = OFF", f"cache_size = -{CACHE_KB}"):
            self.database.execute(f"PRAGMA {pragma}")
        self.number = 0

    def new(self):
        self.number += 1
        return Shelf(self.database, f"shelf_{self.number}")


class Shelf:
    """As a dictionary. Keys are texts or whole numbers, values what JSON can hold."""

    def __init__(self, database, name):
        self.database, self.name = database, name
        self.waiting, self.asked = {}, (None, None)
        database.execute(f"CREATE TABLE {name} (key PRIMARY KEY, value) WITHOUT ROWID")

    def __setitem__(self, key, value):
        self.asked = None, None
        self.waiting[key] = value
        if len(self.waiting) >= WAITING:
            self.write()

    def write(self):
        entries = ((key, json.dumps(value)) for key, value in self.waiting.items())
        statement = f"INSERT OR REPLACE INTO {self.name} VALUES (?, ?)"
        self.database.executemany(statement, entries)
        self.waiting = {}

    def get(self, key, otherwise=None):
        """The columns of one row ask for the same entry, so the last is remembered."""
        if self.asked[0] != key:
            self.asked = key, self.found(key, otherwise)
        return self.asked[1]

    def found(self, key, otherwise):
        if key in self.waiting:
            return self.waiting[key]
        statement = f"SELECT value FROM {self.name} WHERE key = ?"
        row = self.database.execute(statement, (key,)).fetchone()
        return json.loads(row[0]) if row else otherwise

    def pop(self, key, otherwise):
        value = self.found(key, otherwise)
        self.asked = None, None
        self.waiting.pop(key, None)
        self.database.execute(f"DELETE FROM {self.name} WHERE key = ?", (key,))
        return value

    def items(self):
        self.write()
        rows = self.database.execute(f"SELECT key, value FROM {self.name}")
        return ((key, json.loads(value)) for key, value in rows)
