"""The progress bar draws for people, not for logs."""

import io

from django.test import SimpleTestCase

from claims.management.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class ProgressTests(SimpleTestCase):
    def test_a_pipe_gets_nothing(self):
        pipe = io.StringIO()
        with Progress(3, "Loading", stream=pipe) as bar:
            bar.step()
        self.assertEqual(pipe.getvalue(), "")

    def test_a_terminal_sees_how_far_it_came_also_when_interrupted(self):
        terminal = Terminal()
        with (
            self.assertRaises(KeyboardInterrupt),
            Progress(4, "Loading", stream=terminal) as bar,
        ):
            bar.step(2)
            raise KeyboardInterrupt
        self.assertIn("Loading", terminal.getvalue())
        self.assertIn("2/4", terminal.getvalue())
        self.assertTrue(terminal.getvalue().endswith("\n"))

    def test_the_line_is_full_when_all_is_done(self):
        bar = Progress(2, "Loading", stream=Terminal())
        bar.step(2)
        self.assertIn("█" * 24, bar.line())
        self.assertTrue(bar.line().endswith("0 s"))

    def test_nothing_to_do_draws_nothing(self):
        terminal = Terminal()
        with Progress(0, "Loading", stream=terminal):
            pass
        self.assertEqual(terminal.getvalue(), "")
