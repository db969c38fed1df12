"""The bare view to compare with: stream, hash and fsync a body under granian, nothing else."""

import hashlib
import os
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ.get("PELADO_DIR", "."))
CHUNK = 1 << 20


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Keep the body, durable, and answer its SHA-256."""
    if environ["REQUEST_METHOD"] == "GET":
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]
    body, left, digest = environ["wsgi.input"], int(environ["CONTENT_LENGTH"]), hashlib.sha256()
    path = FOLDER / uuid.uuid4().hex
    with path.open("wb", buffering=0) as target:
        while left > 0:
            piece = body.read(min(CHUNK, left))
            digest.update(piece)
            target.write(piece)
            left -= len(piece)
        os.fsync(target.fileno())
    folder = os.open(FOLDER, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    answer = digest.hexdigest().encode()
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]
