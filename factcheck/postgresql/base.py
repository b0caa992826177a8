"""One question less for every page.

With CONN_HEALTH_CHECKS Django begins every request that asks the database anything by
`SELECT 1`: a journey of its own, for a page that is sent from one row a third of
the whole. But a server that ends a connection says so: the socket has something to
be read, when nothing was asked. Only then is the server asked whether it is there.
"""

from select import POLLIN, poll

from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """Whether the next question can be asked here."""
        if self.connection is None or self.connection.closed:
            return False
        waiting = poll()  # unlike select(), for any number of open files
        waiting.register(self.connection.fileno(), POLLIN)
        is_broken = self.connection.info.transaction_status == TransactionStatus.INERROR
        is_silent = not waiting.poll(0) and not is_broken
        return is_silent or bool(super().is_usable())
