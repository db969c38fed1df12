from mesa.expedientes.models.acto import Acto, CabezaDeActos
from mesa.expedientes.models.comprobante import Comprobante
from mesa.expedientes.models.documento import Documento
from mesa.expedientes.models.expediente import Expediente
from mesa.expedientes.models.recibo import Recibo

__all__ = ["Acto", "CabezaDeActos", "Comprobante", "Documento", "Expediente", "Recibo"]
