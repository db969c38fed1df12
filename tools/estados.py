"""Write docs/estados.md from the table of states: `python -m tools.estados`."""

import os
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "estados.md"
HEADING = """# States of an expediente
Printed from `mesa/expedientes/estados.py` by `python -m tools.estados`; a test compares. Nothing but
`mesa/expedientes/transicion.py` assigns the state; each act leaves its row in the chained log in the same transaction.

"""


def texto() -> str:
    """The whole document."""
    from mesa.expedientes.estados import tabla_markdown  # noqa: PLC0415 – after the settings are named

    return HEADING + tabla_markdown()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesa.settings")
    DOCUMENT.write_text(texto(), encoding="utf-8")
