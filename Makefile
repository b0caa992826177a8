# The two commands of the README are `make run` and `make test`. Nothing has to be
# installed beforehand but Python 3.11 or newer.

PYTHON ?= python3
PORT ?= 8000
ARTICLES ?=
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadgroup
DEVELOPMENT = DEBUG=1 SITE_URL=http://127.0.0.1:$(PORT) SECRET_KEY="$$(cat var/secret_key)"
SERVING = DEBUG=0 PORT=$(PORT) SITE_URL=http://127.0.0.1:$(PORT) ALLOWED_HOSTS=127.0.0.1,localhost \
	REQUIRE_2FA=$${REQUIRE_2FA:-0} SECRET_KEY="$$(cat var/secret_key)"
# What `make check` gives a production server, to see that it would be content.
PRODUCTION = DEBUG=0 ALLOWED_HOSTS=facts.example.org SITE_URL=https://facts.example.org \
	SECRET_KEY=only-for-the-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ

.PHONY: run serve test test-sqlite test-postgres check format lint types migrations deploy \
	translations messages diagram

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

$(VENV)/runtime: requirements.txt $(VENV)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/tests: tests/requirements.txt $(VENV)/runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

var/secret_key:
	@mkdir -p var
	@$(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' > $@
