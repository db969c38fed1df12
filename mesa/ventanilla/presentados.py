"""Which vouchers this desk has: asked once for all those of a draft."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from mesa.comprobantes.comprobante import Clave
from mesa.expedientes.estados import Estado
from mesa.expedientes.models import Comprobante, Expediente

# What was filed in one of these was not taken in: the same voucher may come again.
SIN_EFECTO = (Estado.RECHAZADO, Estado.NO_PRESENTADO, Estado.DESISTIDO)


@dataclass(frozen=True, slots=True)
class Presentados:
    """Numbers of the expedientes in which vouchers were filed; "" for those of other accounts."""

    por_clave: Mapping[str, str] = field(default_factory=dict)

    def expediente_de(self, clave: Clave) -> str | None:
        return self.por_clave.get(str(clave))

    @classmethod
    def buscar(cls, claves: Iterable[Clave], *, para: Expediente) -> Self:
        """Return what is known of these vouchers, in one query, as the filer of `para` may know it."""
        buscadas = {str(clave) for clave in claves}
        if not buscadas:
            return cls()
        filas = Comprobante.objects.filter(clave__in=buscadas, presentado_en__isnull=False)
        filas = filas.exclude(expediente__estado__in=SIN_EFECTO).exclude(expediente=para).order_by("-presentado_en")
        hallados: dict[str, str] = {}
        for clave, numero, cuenta in filas.values_list("clave", "expediente__numero", "expediente__cuenta"):
            propio = cuenta == para.cuenta_id
            if propio or clave not in hallados:
                hallados[clave] = (numero or "") if propio else ""
        return cls(hallados)
