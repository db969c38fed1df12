"""What is said of a voucher's signature and of the constancia (CDR) that comes with it."""

from mesa.lib.texto import Gravedad, Texto, gettext_noop

_PEDIR_OTRO = gettext_noop(
    "Vuelve a descargar el XML de donde se emitió, sin abrirlo ni guardarlo con otro programa, y sube ese archivo."
)

FIRMA: dict[str, Texto] = {
    "firma_xml.sin_firma": Texto(
        Gravedad.AVISO,
        gettext_noop("El XML no lleva firma digital: no prueba quién lo emitió."),
        _PEDIR_OTRO,
    ),
    "firma_xml.modificado": Texto(
        Gravedad.AVISO,
        gettext_noop("El XML fue modificado después de firmarse: su contenido ya no es el que se firmó."),
        _PEDIR_OTRO,
    ),
    "firma_xml.no_admitida": Texto(
        Gravedad.AVISO,
        gettext_noop("La firma del XML no es de la forma que llevan los comprobantes, y no vale como firma."),
        _PEDIR_OTRO,
    ),
    "firma_xml.no_verificable": Texto(
        Gravedad.AVISO,
        gettext_noop("La firma del XML está incompleta y no se puede verificar."),
        _PEDIR_OTRO,
    ),
    "firma_xml.de_demostracion": Texto(
        Gravedad.AVISO,
        gettext_noop("El XML está firmado con un certificado de demostración: parece una prueba y no un comprobante."),
        gettext_noop("Sube el XML que emitiste con el certificado de tu empresa."),
    ),
    "firma_xml.vencido": Texto(
        Gravedad.AVISO,
        gettext_noop("El certificado con que se firmó el XML no estaba vigente el día de la emisión."),
        gettext_noop("Puedes presentarlo. Si Contabilidad lo objeta, emite otro con un certificado vigente."),
    ),
    "firma_xml.revocado": Texto(
        Gravedad.AVISO,
        gettext_noop("El certificado con que se firmó el XML estaba revocado el día de la emisión."),
        gettext_noop("Emite el comprobante otra vez con un certificado vigente."),
    ),
    "firma_xml.ruc_distinto": Texto(
        Gravedad.AVISO,
        gettext_noop("El XML lo firmó %(firmante)s (RUC %(ruc)s), que no es el emisor."),
        gettext_noop("Si es tu proveedor de facturación electrónica, puedes seguir. Si no, comprueba el archivo."),
    ),
    "firma_xml.no_confiable": Texto(
        Gravedad.INFO,
        gettext_noop(
            "El XML está íntegro, pero no pudimos confirmar quién lo firmó: su certificado no viene de una entidad de "
            "la lista oficial."
        ),
        gettext_noop("No tienes que hacer nada."),
    ),
    "firma_xml.debil": Texto(
        Gravedad.INFO,
        gettext_noop("La firma del XML usa un algoritmo antiguo (SHA-1)."),
        gettext_noop("No tienes que hacer nada. Pide a quien te da el sistema de facturación que lo actualice."),
    ),
}

CDR: dict[str, Texto] = {
    "cdr.falta": Texto(
        Gravedad.AVISO,
        gettext_noop("Falta la constancia de recepción (CDR) del comprobante %(comprobante)s."),
        gettext_noop("Sube también el XML que devolvió SUNAT o tu OSE; su nombre empieza con «R-»."),
    ),
    "cdr.de_otro": Texto(
        Gravedad.ERROR,
        gettext_noop("La constancia (CDR) no es de este comprobante (%(hechos)s): responde a %(referido)s."),
        gettext_noop("Sube la constancia que corresponde a %(comprobante)s."),
    ),
    "cdr.de_homologacion": Texto(
        Gravedad.ERROR,
        gettext_noop("La constancia (CDR) es del servicio de pruebas de SUNAT (beta): no prueba que se aceptara nada."),
        gettext_noop("Envía el comprobante al servicio real de SUNAT y sube la constancia que devuelva."),
    ),
    "cdr.rechazado": Texto(
        Gravedad.ERROR,
        gettext_noop("Según la constancia (CDR), el comprobante fue rechazado: %(respuesta)s"),
        gettext_noop("Corrígelo, emite otro y presenta ese con su constancia."),
    ),
    "cdr.excepcion": Texto(
        Gravedad.AVISO,
        gettext_noop("La constancia (CDR) dice que el envío no se procesó: %(respuesta)s"),
        gettext_noop("Vuelve a enviar el comprobante y sube la constancia que devuelva."),
    ),
    "cdr.sin_respuesta": Texto(
        Gravedad.AVISO,
        gettext_noop("La constancia (CDR) no dice si el comprobante fue aceptado."),
        gettext_noop("Vuelve a descargarla y sube ese archivo tal como está."),
    ),
    "cdr.sin_valor": Texto(
        Gravedad.AVISO,
        gettext_noop("La constancia (CDR) no lleva una firma que pruebe que es de SUNAT o de un OSE."),
        gettext_noop("Vuelve a descargarla de donde la recibiste, sin abrirla ni guardarla con otro programa."),
    ),
    "cdr.no_confiable": Texto(
        Gravedad.INFO,
        gettext_noop("La constancia (CDR) está íntegra, pero no pudimos confirmar que la firmó SUNAT o un OSE."),
        gettext_noop("No tienes que hacer nada."),
    ),
    "cdr.observado": Texto(
        Gravedad.INFO,
        gettext_noop("El comprobante fue aceptado con observaciones: %(observaciones)s"),
        gettext_noop("No impide el pago. Corrígelas en los siguientes."),
    ),
    "cdr.de_ose": Texto(
        Gravedad.INFO,
        gettext_noop("La constancia es de un OSE: %(firmante)s (RUC %(ruc)s)."),
        gettext_noop("No tienes que hacer nada."),
    ),
    "cdr.de_sunat": Texto(
        Gravedad.INFO,
        gettext_noop("Aceptado por SUNAT."),
        gettext_noop("No tienes que hacer nada."),
    ),
}
