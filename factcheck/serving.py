"""How gunicorn serves the site: `gunicorn --config python:factcheck.serving`."""

import os

# The proxy is on this machine, and nobody else shall reach the process past it. In a
# container the proxy is another machine; the Dockerfile says so.
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"

# Each worker takes a request on each of its threads; most of the time they wait for
# the database.
workers = min(2 * (os.cpu_count() or 1), 8)
threads = 4
timeout = 60  # seconds without a sign of life, then the worker is replaced
graceful_timeout = 30  # seconds to finish what was begun, when asked to stop
max_requests, max_requests_jitter = 10_000, 1_000  # a slow leak never gets far

# Sizes of what a browser sends before the application sees it.
limit_request_line = 8_190
limit_request_fields = 60
limit_request_field_size = 8_190

accesslog = None  # the application logs its requests, without queries and addresses
control_socket_disable = True  # nobody steers it but systemd, by signals
