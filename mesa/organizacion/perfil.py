"""Load an institution's profile: the one door through which an institution enters the program."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils import translation

from mesa.organizacion.models import (
    Contacto,
    Dependencia,
    DiaNoLaborable,
    Institucion,
    PoliticaDeDatos,
    ReglaDePlazo,
    Sede,
    Texto,
    TipoDocumento,
)
from mesa.organizacion.perfil_secciones import PerfilInvalidoError, Tabla, leer_perfil

M = TypeVar("M", bound=models.Model)


def cargar_perfil(carpeta: Path) -> Institucion:
    """Bring the database to what the profile in `carpeta` says, in one transaction; a second load changes nothing.

    What the profile no longer names (sedes, dependencias, types, contacts, texts) becomes inactive, because
    expedientes point to it. Rules and policies are versions that receipts and accounts name: they are never rewritten
    or withdrawn, only superseded. Days off are only added: the administrator's own stay.
    Raises PerfilInvalidoError with a sentence for each thing wrong.
    """
    perfil = leer_perfil(carpeta)
    carga = Carga()
    with transaction.atomic(), translation.override("es"):
        institucion = carga.guardar(Institucion, "[institucion]", {"id": 1}, perfil["institucion"])
        carga.politica(perfil["politica_de_datos"], carpeta)
        carga.sedes(perfil["sedes"])
        carga.tipos(perfil["tipos_de_documento"])
        carga.reglas(perfil["reglas_de_plazo"])
        carga.dias(perfil.get("dias_no_laborables", []))
        carga.contactos(perfil.get("contactos", []))
        carga.textos(perfil.get("textos", {}))
        if carga.errores:
            raise PerfilInvalidoError(carga.errores)
    return institucion


class Carga:
    """One load: it goes on after an error, so that the author of a profile sees all of them at once."""

    def __init__(self) -> None:
        self.errores: list[str] = []

    def guardar(self, modelo: type[M], donde: str, clave: Mapping[str, Any], valores: Mapping[str, Any]) -> M:
        """Return the row named by `clave` with those values, written only when something differs.

        What an optional key used to say and no longer does goes back to the model's default.
        """
        hallada = modelo._default_manager.filter(**_filtro(clave)).first()  # noqa: SLF001 -- Django's documented name
        fila = hallada or modelo(**clave)
        pedidos = {**_por_defecto(modelo, clave), **valores}
        if hallada and all(getattr(fila, campo) == valor for campo, valor in pedidos.items()):
            return fila
        for campo, valor in pedidos.items():
            setattr(fila, campo, valor)
        if self._es_valida(fila, donde):
            fila.save()
        return fila

    def politica(self, tabla: Tabla, carpeta: Path) -> None:
        try:
            texto = (carpeta / tabla["archivo"]).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            self.errores.append(f"En [politica_de_datos], no se puede leer «{tabla['archivo']}» como texto UTF-8.")
            return
        previa = PoliticaDeDatos.objects.filter(version=tabla["version"]).first()
        if previa and previa.texto != texto:
            self.errores.append(
                f"La política «{previa.version}» ya se publicó con otro texto: dale otra versión al texto nuevo."
            )
            return
        valores = {"texto": texto, "vigente_desde": tabla["vigente_desde"]}
        self.guardar(PoliticaDeDatos, "[politica_de_datos]", {"version": tabla["version"]}, valores)

    def sedes(self, filas: list[Tabla]) -> None:
        vivas: list[int] = []
        for orden, fila in enumerate(filas, 1):
            donde = f"[[sedes]] «{fila['codigo']}»"
            valores = {k: v for k, v in fila.items() if k not in ("codigo", "dependencias")}
            sede = self.guardar(Sede, donde, {"codigo": fila["codigo"]}, {**valores, "orden": orden})
            if sede.pk is not None:
                vivas += self._dependencias(sede, fila.get("dependencias", []), donde)
        self._retirar("activa", Sede.objects.exclude(codigo__in=[f["codigo"] for f in filas]))
        self._retirar("activa", Dependencia.objects.exclude(pk__in=vivas))

    def _dependencias(self, sede: Sede, filas: list[Tabla], donde: str) -> list[int]:
        guardadas = [
            self.guardar(
                Dependencia,
                f"{donde}, dependencia «{fila['codigo']}»",
                {"sede_id": sede.pk, "codigo": fila["codigo"]},
                {"nombre": fila["nombre"], "orden": orden},
            )
            for orden, fila in enumerate(filas, 1)
        ]
        return [d.pk for d in guardadas if d.pk is not None]

    def tipos(self, filas: list[Tabla]) -> None:
        for orden, fila in enumerate(filas, 1):
            donde = f"[[tipos_de_documento]] «{fila['codigo']}»"
            self.guardar(TipoDocumento, donde, {"codigo": fila["codigo"]}, {**fila, "orden": orden})
        self._retirar("activo", TipoDocumento.objects.exclude(codigo__in=[f["codigo"] for f in filas]))

    def reglas(self, filas: list[Tabla]) -> None:
        for fila in filas:
            donde = f"[[reglas_de_plazo]] «{fila['version']}»"
            valores = self._con_sede(fila, donde)
            previa = ReglaDePlazo.objects.filter(version=fila["version"]).first()
            nueva = {**_por_defecto(ReglaDePlazo, {}), **valores}
            # Only its end may be written later: receipts already say what this version means.
            if previa and any(getattr(previa, c) != v for c, v in nueva.items() if c != "vigente_hasta"):
                self.errores.append(f"En {donde}: esa versión ya se publicó y es distinta. Agrega una versión nueva.")
                continue
            self.guardar(ReglaDePlazo, donde, {"version": fila["version"]}, valores)

    def dias(self, filas: list[Tabla]) -> None:
        for fila in filas:
            donde = f"[[dias_no_laborables]] «{fila['fecha']}»"
            valores = self._con_sede(fila, donde)
            clave = {"fecha": fila["fecha"], "sede_id": valores.pop("sede_id", None)}
            self.guardar(DiaNoLaborable, donde, clave, valores)

    def contactos(self, filas: list[Tabla]) -> None:
        for orden, fila in enumerate(filas, 1):
            self.guardar(Contacto, f"[[contactos]] «{fila['rotulo']}»", {"orden": orden}, fila)
        self._retirar("activo", Contacto.objects.filter(orden__gt=len(filas)))

    def textos(self, listas: Mapping[str, list[str]]) -> None:
        vivos: list[int] = []
        for clave, frases in listas.items():
            for orden, frase in enumerate(frases, 1):
                donde = f"[textos], «{clave}»"
                texto = self.guardar(Texto, donde, {"clave": clave, "orden": orden}, {"texto": frase})
                vivos += [texto.pk] if texto.pk is not None else []
        self._retirar("activo", Texto.objects.exclude(pk__in=vivos))

    def _con_sede(self, fila: Tabla, donde: str) -> dict[str, Any]:
        valores = dict(fila)
        codigo = valores.pop("sede", None)
        if codigo is None:
            return valores
        sede = Sede.objects.filter(codigo=codigo).first()
        if sede is None:
            self.errores.append(f"En {donde}: no hay ninguna sede «{codigo}» en este perfil.")
        return {**valores, "sede_id": sede.pk if sede else None}

    def _es_valida(self, fila: models.Model, donde: str) -> bool:
        try:
            fila.full_clean()
        except ValidationError as error:
            self.errores += [f"En {donde}{_campo(campo)}: {' '.join(m)}" for campo, m in error.message_dict.items()]
            return False
        return True

    def _retirar(self, campo: str, sobrantes: Iterable[models.Model]) -> None:
        for fila in sobrantes:
            if getattr(fila, campo):
                setattr(fila, campo, False)
                fila.save(update_fields=[campo])


def _por_defecto(modelo: type[models.Model], clave: Mapping[str, Any]) -> dict[str, Any]:
    """Return what each optional field holds when the profile does not speak of it; `activo` among them: true."""
    return {
        campo.attname: campo.get_default()
        for campo in modelo._meta.concrete_fields  # noqa: SLF001 -- Django's documented name
        if not campo.primary_key
        and campo.editable
        and (campo.has_default() or campo.blank)
        and campo.attname not in clave
        and campo.name not in clave
    }


def _filtro(clave: Mapping[str, Any]) -> dict[str, Any]:
    """Return a key as a query: an empty sede is asked for with IS NULL."""
    return {(c if v is not None else f"{c}__isnull"): (v if v is not None else True) for c, v in clave.items()}


def _campo(campo: str) -> str:
    return "" if campo == NON_FIELD_ERRORS else f", «{campo}»"
