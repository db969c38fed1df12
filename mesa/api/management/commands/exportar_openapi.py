from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from mesa.api.exportar import openapi


class Command(BaseCommand):
    help = "Write docs/api/openapi.json from the code."

    def handle(self, *_args: Any, **_options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "api" / "openapi.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(openapi(), encoding="utf-8")
        self.stdout.write(str(path))
