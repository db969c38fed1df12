from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mesa.organizacion.models import Institucion
from mesa.organizacion.perfil import cargar_perfil
from mesa.organizacion.perfil_secciones import PerfilInvalidoError


class Command(BaseCommand):
    help = "Carga el perfil de la institución desde su carpeta (la que tiene perfil.toml)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("ruta", type=Path, help="carpeta del perfil, por ejemplo instituciones/petroperu")
        parser.add_argument(
            "--si-falta",
            action="store_true",
            help="no hace nada si ya hay una institución cargada, para conservar lo editado en la administración",
        )

    def handle(self, *_args: Any, ruta: Path, si_falta: bool, **_options: Any) -> None:
        if si_falta and Institucion.objects.exists():
            self.stdout.write("Ya hay un perfil cargado: no se cambió nada.")
            return
        try:
            institucion = cargar_perfil(ruta)
        except PerfilInvalidoError as error:
            raise CommandError(f"El perfil no se cargó:\n{error}") from error
        self.stdout.write(f"Perfil cargado: {institucion.nombre}.")
