"""The version, read from the changelog so that the two cannot differ."""

import re
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent


def read_version() -> str:
    """Return the version of the newest heading of CHANGELOG.md, e.g. '0.1.0'."""
    found = re.search(r"^## (\d+\.\d+\.\d+)", (BASE_DIR / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    return found.group(1) if found else "0.0.0"


VERSION = read_version()
