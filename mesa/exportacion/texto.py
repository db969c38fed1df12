"""Canonical JSON, as manifests and acts are written: the same facts, the same bytes."""

import json
from typing import Any


def canonico(datos: Any) -> bytes:
    """Return sorted keys, no spaces, UTF-8."""
    return json.dumps(datos, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
