# The two commands of the README are `make run` and `make test`. Nothing has to be
# installed beforehand but Python 3.11 or newer.

PYTHON ?= python3
PORT ?= 8000
ARTICLES ?=
SIZE ?= 10000
DB ?= sqlite
ONLY ?=
VENV := .venv
BIN := $(VENV)/bin
# Whole classes, and functions file by file: what is made once is made in one process.
# (xdist_group is passed over in silence by xdist 3.8 under pytest 9.2: its issue 1386.)
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadgroup
DEVELOPMENT = DEBUG=1 SITE_URL=http://127.0.0.1:$(PORT) SECRET_KEY="$$(cat var/secret_key)"
SERVING = DEBUG=0 PORT=$(PORT) SITE_URL=http://127.0.0.1:$(PORT) ALLOWED_HOSTS=127.0.0.1,localhost \
	REQUIRE_2FA=$${REQUIRE_2FA:-0} SECRET_KEY="$$(cat var/secret_key)"
# What `make check` gives a production server, to see that it would be content.
PRODUCTION = DEBUG=0 ALLOWED_HOSTS=facts.example.org SITE_URL=https://facts.example.org \
	SECRET_KEY=only-for-the-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ
# One lock for every Python and system we promise; no address of a package index in it.
RESOLVE = $(VENV)/tools/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

.PHONY: run serve test test-sqlite test-postgres plans check format lint types migrations deploy \
	translations messages diagram lock audit bench bench-peers bench-compare bench-sizes

run: $(VENV)/runtime var/secret_key
	@$(DEVELOPMENT) $(BIN)/python manage.py migrate --verbosity 0
	@$(DEVELOPMENT) $(BIN)/python manage.py load_demo
	@if [ -n "$(ARTICLES)" ]; then $(DEVELOPMENT) $(BIN)/python manage.py import_article --by olga "$(ARTICLES)"; fi
	@$(DEVELOPMENT) $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)

# The production set-up on this machine alone: no DEBUG, hashed and compressed files,
# gunicorn. Plain HTTP on loopback, so no second factor unless REQUIRE_2FA=1 is given.
serve: $(VENV)/runtime var/secret_key
	@$(SERVING) $(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@$(SERVING) $(BIN)/python manage.py migrate --verbosity 0
	@$(SERVING) $(BIN)/python -m gunicorn --config python:factcheck.serving factcheck.wsgi

test: test-sqlite test-postgres

test-sqlite: $(VENV)/tests
	$(PYTEST) --ds=tests.settings_sqlite

test-postgres: $(VENV)/tests
	$(PYTEST) --ds=tests.settings_postgres

# The walk of tests/plans in a hundred thousand claims too, one engine after the other.
plans: export PLANS := 100000
plans: $(VENV)/tests
	$(BIN)/python -m pytest --ds=tests.settings_sqlite tests/plans
	$(BIN)/python -m pytest --ds=tests.settings_postgres tests/plans

# make bench-sizes RUNS="bench-sqlite-1000-….json …": several runs as one table.
# make bench SIZE=1000000 DB=postgres ONLY=exports,search; the databases it makes stay
# in var/bench. make bench-compare A=before.json B=after.json
bench: $(VENV)/tests
	@$(BIN)/python -m tests.bench --size $(SIZE) --db $(DB) --only "$(ONLY)"

# Datasette, to be measured beside us; in an environment of its own, because what it
# needs is nobody else's business.
bench-peers: $(VENV)/python
	test -x $(VENV)/tools/bin/python || $(PYTHON) -m venv $(VENV)/tools
	$(VENV)/tools/bin/python -m pip install --quiet --disable-pip-version-check datasette==0.65.5

bench-compare: $(VENV)/tests
	@$(BIN)/python -m tests.bench.compare "$(A)" "$(B)"

bench-sizes: $(VENV)/tests
	@$(BIN)/python -m tests.bench.sizes $(RUNS)

check: lint types migrations deploy translations test

format: $(VENV)/tests
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/tests
	$(PRODUCTION) $(BIN)/mypy claims/text claims/workflow claims/audit claims/search claims/operations

migrations: $(VENV)/tests
	$(PRODUCTION) $(BIN)/python manage.py makemigrations --check --dry-run

deploy: $(VENV)/tests
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

translations: $(VENV)/tests
	$(BIN)/python -m pytest -q --ds=tests.settings_sqlite tests/test_translations.py

# Needs gettext; the compiled catalogue is committed, so nobody else does.
messages: $(VENV)/tests
	cd claims && $(PRODUCTION) ../$(BIN)/python ../manage.py makemessages -l ru --no-location --no-wrap
	cd claims && $(PRODUCTION) ../$(BIN)/python ../manage.py compilemessages -l ru

diagram: $(VENV)/runtime
	$(PRODUCTION) $(BIN)/python manage.py draw_workflow

$(VENV)/python: Makefile
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; say where: make PYTHON=/path/to/python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

# Installed are the locks: every package, also those nobody names, with its digest.
$(VENV)/runtime: requirements.lock $(VENV)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/tests: tests/requirements.lock $(VENV)/runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	@touch $@

# After a change of a requirements file: what is locked already stays as it is, unless
# `make lock UPGRADE=1`. Seconds; needs the package index, but no .venv/runtime.
lock: $(VENV)/tools/bin/uv
	$(RESOLVE) -o tests/requirements.lock requirements.txt requirements-html.txt tests/requirements.txt
	$(RESOLVE) -c tests/requirements.lock -o requirements-html.lock requirements.txt requirements-html.txt
	$(RESOLVE) -c tests/requirements.lock -o requirements.lock requirements.txt

# Known holes in what is locked, by the advisories of the Python Packaging Authority.
# Strict: a package nobody could ask about is a failure, not a pass.
audit: $(VENV)/tools/bin/pip-audit
	$(VENV)/tools/bin/pip-audit --strict --require-hashes --disable-pip -r requirements-html.lock
	$(VENV)/tools/bin/pip-audit --strict --require-hashes --disable-pip -r tests/requirements.lock

$(VENV)/tools/bin/uv $(VENV)/tools/bin/pip-audit:
	$(PYTHON) -m venv $(VENV)/tools
	$(VENV)/tools/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9 pip-audit==2.10.1

var/secret_key:
	@mkdir -p var
	@$(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@
