from mesa.expedientes.models.acto import Acto, CabezaDeActos
from mesa.expedientes.models.documento import Documento
from mesa.expedientes.models.expediente import Expediente
from mesa.expedientes.models.recibo import Recibo

__all__ = ["Acto", "CabezaDeActos", "Documento", "Expediente", "Recibo"]
