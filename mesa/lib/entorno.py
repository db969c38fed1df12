"""Typed readers of the environment. Each setting is documented where it is read, in mesa/settings.py."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit


def env_str(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def env_bool(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, "")
    return default if not value else value.lower() in {"1", "true", "yes", "si"}


def env_int(name: str, default: int) -> int:
    return int(os.environ.get(name) or default)


def env_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def env_secret(name: str, default: str = "") -> str:
    """Read a secret from NAME, or from the file that NAME_FILE points to. A missing file fails loudly."""
    pointed = os.environ.get(f"{name}_FILE")
    if pointed:
        return Path(pointed).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def database_from_url(url: str, *, sqlite_file: Path) -> dict[str, object]:
    """Return Django's DATABASES entry for a URL: '' or sqlite:///path, or postgres://user:pass@host:port/name?host=/socket."""
    if not url or url.startswith("sqlite:"):
        name = url.removeprefix("sqlite:///") or str(sqlite_file)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            # Opening the file and setting it up costs more than most requests ask of it.
            "CONN_MAX_AGE": 600,
            "OPTIONS": {
                # A writer takes its lock at once: no deadlock by upgrading a read lock half-way.
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                # FULL: a committed filing survives a power cut, which WAL with NORMAL does not promise.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or query.get("port", "")),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 16, "timeout": 30}},
    }
