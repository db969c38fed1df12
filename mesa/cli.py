"""The command `mesa`. What needs no database starts without Django, so that inspecting a file stays quick."""

import os
import sys
from collections.abc import Callable

import structlog

USO = """\
Uso: mesa ORDEN [opciones]

  demo          prepara y arranca una demostración completa (PUERTO=8000); Ctrl-C la detiene
  preparar      crea o actualiza la base de datos y los archivos que sirve la web
  web           sirve las páginas y la API
  worker        hace lo que sigue a cada acto: recibos, sellos y correos
  inspeccionar  revisa archivos como lo hace la mesa de partes, sin servidor
  verificar     comprueba una constancia o un cargo, y archivos contra ella, sin servidor ni red
  confianza     carga, actualiza o muestra la lista de autoridades en que se confía al comprobar firmas
  exportar      escribe un expediente entero en un ZIP que se comprueba solo
  auditar       comprueba actos, números, archivos, recibos y cierres; con los recibos (PDF) y pruebas (JSON) que
                alguien guardó, también contra ellos; termina con 1 si algo falla
  sunat         pregunta a la SUNAT por un comprobante; sirve para probar las credenciales
  manage        órdenes de Django: mesa manage createsuperuser, mesa manage cargar_perfil CARPETA…
"""


def main() -> int:
    """Run `mesa ORDEN …`; return the exit status."""
    order, arguments = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    run = ORDERS.get(order)
    if run is None:
        sys.stderr.write(USO)
        return 0 if order in {"-h", "--help", "ayuda"} else 2
    _keep_stdout_for_answers()
    return run(arguments)


def _keep_stdout_for_answers() -> None:
    """What the program notes down goes to stderr, as it will where Django configures the log: answers may be JSON."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))


def _inspeccionar(arguments: list[str]) -> int:
    from mesa.examen.orden import main as inspeccionar  # noqa: PLC0415 – each order loads only what it needs

    return inspeccionar(arguments)


def _verificar(arguments: list[str]) -> int:
    from mesa.peritaje.orden import main as verificar  # noqa: PLC0415

    return verificar(arguments)


def _demo(_arguments: list[str]) -> int:
    from mesa.demostracion import arrancar  # noqa: PLC0415

    return arrancar()


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesa.settings")
    import django  # noqa: PLC0415

    django.setup()


def _preparar(_arguments: list[str]) -> int:
    _django()
    from mesa.preparar import preparar  # noqa: PLC0415

    preparar()
    return 0


def _web(_arguments: list[str]) -> int:
    _django()
    from mesa.servidor import servir  # noqa: PLC0415

    return servir()


def _worker(_arguments: list[str]) -> int:
    _django()
    from mesa.obrero import trabajar  # noqa: PLC0415

    trabajar()
    return 0


def _auditar(arguments: list[str]) -> int:
    _django()
    from mesa.auditoria import informar  # noqa: PLC0415

    return informar(arguments)


def _confianza(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesa.settings")
    from mesa.confianza.orden import main as confianza  # noqa: PLC0415

    return confianza(arguments)


def _exportar(arguments: list[str]) -> int:
    _django()
    from mesa.exportar import main as exportar  # noqa: PLC0415

    return exportar(arguments)


def _sunat(arguments: list[str]) -> int:
    _django()
    from mesa.consulta_sunat.orden import main as consultar  # noqa: PLC0415

    return consultar(arguments)


def _manage(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesa.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["mesa manage", *arguments])
    return 0


ORDERS: dict[str, Callable[[list[str]], int]] = {
    "demo": _demo,
    "preparar": _preparar,
    "web": _web,
    "worker": _worker,
    "inspeccionar": _inspeccionar,
    "verificar": _verificar,
    "confianza": _confianza,
    "exportar": _exportar,
    "auditar": _auditar,
    "sunat": _sunat,
    "manage": _manage,
}
