"""A caller of the API in tests: a filer's token and JSON on both sides."""

import json
from datetime import UTC, datetime
from typing import Any

from django.test import Client

from mesa.cuentas.models import Cuenta
from mesa.cuentas.tokens import crear_token
from tests.archivos.hacer import un_pdf
from tests.fabricas import un_remitente, una_dependencia, una_sede

RAIZ = "/api/v1/"


class Llamador:
    """Calls as one filer, or as nobody (`cuenta=None`); unexpected errors are answered, not raised."""

    def __init__(self, cuenta: Cuenta | None = None, *, token: str | None = None) -> None:
        self.cuenta = cuenta
        if cuenta and token is None:
            token = crear_token(cuenta=cuenta, nombre="pruebas", ahora=datetime.now(UTC))[1]
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = Client(headers=headers, raise_request_exception=False, enforce_csrf_checks=True)

    def get(self, ruta: str, **datos: Any) -> Any:
        return self.client.get(RAIZ + ruta, datos)

    def post(self, ruta: str, datos: Any = None, **extra: Any) -> Any:
        return self._con_json("post", ruta, datos, **extra)

    def patch(self, ruta: str, datos: Any) -> Any:
        return self._con_json("patch", ruta, datos)

    def delete(self, ruta: str) -> Any:
        return self.client.delete(RAIZ + ruta)

    def put(self, ruta: str, cuerpo: bytes, **extra: Any) -> Any:
        return self.client.put(RAIZ + ruta, cuerpo, content_type="application/octet-stream", **extra)

    def crudo(self, ruta: str, cuerpo: bytes, *, tipo: str = "application/json") -> Any:
        return self.client.post(RAIZ + ruta, cuerpo, content_type=tipo)

    def un_borrador(self, *, con_archivo: bool = True, **datos: Any) -> dict[str, Any]:
        """A draft made through the API, complete unless told."""
        creado: dict[str, Any] = self.post("expedientes", {**datos_completos(), **datos}).json()
        if con_archivo:
            self.put(f"expedientes/{creado['id']}/documentos/Carta.pdf?rol=principal", un_pdf())
        return creado

    def _con_json(self, metodo: str, ruta: str, datos: Any, **extra: Any) -> Any:
        cuerpo = "" if datos is None else json.dumps(datos)
        return getattr(self.client, metodo)(RAIZ + ruta, cuerpo, content_type="application/json", **extra)


def datos_completos() -> dict[str, Any]:
    return {
        "tipo_documento": "carta",
        "numero_documento": "0147-2026-SIQH/GG",
        "fecha_documento": "2026-06-25",
        "sede": una_sede().codigo,
        "dependencia": una_dependencia().codigo,
        "asunto": "Solicita ampliación de plazo de la orden de servicio 4100012345",
    }


def un_llamador() -> Llamador:
    return Llamador(un_remitente("juridica"))
