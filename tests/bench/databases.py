"""Generated databases, kept in var/bench and used again."""

import os
import sys
from pathlib import Path

from . import children, server

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "var" / "bench"
SEED = 1
# As in production, but on this machine alone and without encryption.
SITE = {
    "SECRET_KEY": "bench-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ",
    "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
    "SITE_URL": "http://127.0.0.1",
    "REQUIRE_2FA": "0",
    "DEBUG": "0",
}


def address(engine: str, size: int, *, seed: int = SEED) -> str:
    """DATABASE_URL of the database with `size` claims; its server runs then."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if engine == "sqlite":
        return f"sqlite:///{FOLDER / f'claims-{size}-{seed}.sqlite3'}"
    running = server.start(FOLDER / "postgres")
    return server.address_of(running, f"claims_{size}_{seed}")


def prepare(engine: str, size: int, *, seed: int = SEED) -> str:
    """The same, filled: at once if it is, else by `generate_claims`."""
    url = address(engine, size, seed=seed)
    environment = {**environment_for(url), "DEBUG": "1"}
    manage("migrate", "--verbosity", "0", environment=environment)
    manage("generate_claims", str(size), "--seed", str(seed), environment=environment)
    return url


def collect_static_files() -> None:
    """Hashed and compressed, as pages without DEBUG name them."""
    environment = environment_for("sqlite://:memory:")
    manage("collectstatic", "--noinput", "-v0", environment=environment)


def environment_for(url: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, **SITE, "DATABASE_URL": url, "PYTHONPATH": str(ROOT)}


def manage(*arguments: str, environment: dict[str, str]) -> None:
    """Raises CalledProcessError if the command fails."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    children.run(
        command, env=environment, cwd=ROOT, stdout=sys.stderr
    ).check_returncode()
