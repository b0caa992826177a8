"""The shared cache: counts for all processes together, and is never missed."""

import json
import logging
import subprocess
import sys
from unittest import mock

import redis
from django.core.cache import cache, caches
from django.test import SimpleTestCase, override_settings

from claims.edge import limits, shared_cache
from tests.base import NewsroomTestCase
from tests.scale.servers import Redis

COUNTING = """
import django; django.setup()
from claims.edge import limits
for_ages = limits.Limit("test", 1, 10**9)
print([limits.count(for_ages, "192.0.2.1") for _each in range(5)][-1])
"""


class WithRedis:
    """A real server, and settings that name it."""

    def setUp(self):
        super().setUp()
        self.server = Redis().start()
        self.addCleanup(self.server.gone)
        named = {
            "BACKEND": "claims.edge.shared_cache.SharedCache",
            "LOCATION": self.server.url,
            "KEY_PREFIX": "claim-tracker",
        }
        self.enterContext(override_settings(CACHES={"default": named}))
        self.enterContext(
            mock.patch.object(shared_cache, "absence", shared_cache.Absence())
        )
        # On a slow machine a real minute may end between two of these requests.
        clock = mock.Mock(time=lambda: 1_700_000_000)
        self.enterContext(mock.patch.object(limits, "time", clock))

    def comes_back(self):
        """The server, and the moment when it is asked again."""
        self.server.start()
        shared_cache.absence.until = 0.0


class SharedCacheTests(WithRedis, SimpleTestCase):
    def test_what_one_process_keeps_another_finds(self):
        cache.set("word", {"a": [1, "ё"]}, 60)
        with redis.Redis.from_url(self.server.url) as beside:
            [key] = beside.keys()
            self.assertEqual(json.loads(beside.get(key)), {"a": [1, "ё"]})
            self.assertGreater(beside.ttl(key), 0)

    def test_processes_count_together(self):
        environment = {
            **{"SECRET_KEY": "x", "DEBUG": "1", "CACHE_URL": self.server.url},
            **{"DJANGO_SETTINGS_MODULE": "factcheck.settings"},
        }
        command = [sys.executable, "-c", COUNTING]
        counted = [
            subprocess.run(
                command, env=environment, capture_output=True, text=True, check=True
            ).stdout.strip()
            for _process in range(2)
        ]
        self.assertEqual(counted, ["5", "10"])

    def test_what_is_not_there_stays_an_error_of_the_asker(self):
        with self.assertRaises(ValueError):
            cache.incr("never-set")
        self.assertFalse(shared_cache.absence.lasts())

    def test_what_somebody_else_wrote_is_not_believed(self):
        cache.set("word", 1, 60)
        with redis.Redis.from_url(self.server.url) as beside:
            [key] = beside.keys()
            beside.set(key, b"\x80\x05cos\nsystem\n.")
        self.assertIsNone(cache.get("word"))

    def test_a_cache_that_was_killed_is_done_without_and_found_again(self):
        cache.set("word", "kept there", 60)
        self.server.kill()
        with self.assertLogs("claims.edge.shared_cache", logging.WARNING) as told:
            self.assertIsNone(cache.get("word"))
            cache.set("word", "kept here", 60)
            self.assertEqual(cache.get("word"), "kept here")
        self.assertEqual(len(told.output), 1)
        self.assertNotIn(str(self.server.port), told.output[0])
        self.comes_back()
        self.assertIsNone(cache.get("word"))
        cache.set("word", "kept there again", 60)
        self.assertEqual(cache.get("word"), "kept there again")

    def test_a_dead_cache_is_asked_once_and_then_left_alone(self):
        self.server.kill()
        with self.assertLogs("claims.edge.shared_cache", logging.WARNING):
            cache.get("a")
        client = caches["default"]._cache._shared
        with mock.patch.object(client, "get") as asked:
            for _each in range(100):
                cache.get("a")
        asked.assert_not_called()

    def test_a_cache_that_is_full_or_read_only_refuses_nobody(self):
        with redis.Redis.from_url(self.server.url) as beside:
            beside.config_set("maxmemory-policy", "noeviction")
            beside.config_set("maxmemory", "1")
        with self.assertLogs("claims.edge.shared_cache", logging.WARNING):
            self.assertEqual(limits.count(limits.SEARCH, "192.0.2.1"), 1)
        self.assertEqual(limits.count(limits.SEARCH, "192.0.2.1"), 2)


class PagesWithoutCacheTests(WithRedis, NewsroomTestCase):
    def asks(self, address="/en/claims/?q=mission"):
        return self.client.get(address).status_code

    def test_readers_notice_nothing_when_it_dies_and_limits_hold_on(self):
        self.newsroom.published()
        for _number in range(limits.SEARCH.most):
            self.assertEqual(self.asks(), 200)
        self.assertEqual(self.asks(), 429)
        self.server.kill()
        with self.assertLogs("claims.edge.shared_cache", logging.WARNING):
            self.assertEqual(self.asks("/en/claims/"), 200)
            for _number in range(limits.SEARCH.most):
                self.assertEqual(self.asks(), 200)
            self.assertEqual(self.asks(), 429)
            self.assertEqual(self.asks("/readyz"), 200)
        self.comes_back()
        self.assertEqual(self.asks(), 200)
        with redis.Redis.from_url(self.server.url) as beside:
            self.assertEqual([beside.get(key) for key in beside.keys("*")], [b"1"])
