"""What is said of a voucher to whoever files it."""

from mesa.lib.texto import Gravedad, Texto, gettext_noop

COMPROBANTE: dict[str, Texto] = {
    "comprobante.ilegible": Texto(
        Gravedad.AVISO,
        gettext_noop("En el XML del comprobante no pudimos leer: %(hechos)s."),
        gettext_noop(
            "Vuelve a descargarlo de donde se emitió y sube ese archivo tal como está. Si así se emitió, completa esos "
            "datos en el formulario."
        ),
    ),
    "comprobante.resumen": Texto(
        Gravedad.AVISO,
        gettext_noop(
            "El XML es una comunicación diaria a SUNAT (%(identificador)s), que no es un comprobante ni se puede pagar."
        ),
        gettext_noop("Sube el XML de la factura, la nota o el recibo."),
    ),
    "comprobante.receptor_distinto": Texto(
        Gravedad.ERROR,
        gettext_noop(
            "El comprobante está emitido al RUC %(receptor)s y el de la institución es %(institucion)s: no se puede "
            "pagar aquí."
        ),
        gettext_noop(
            "Si el RUC está mal, anúlalo con una nota de crédito y emite otro con el RUC correcto. Si el archivo no "
            "era este, sube el que corresponde."
        ),
    ),
    "comprobante.receptor_sin_ruc": Texto(
        Gravedad.AVISO,
        gettext_noop("El comprobante no está emitido al RUC de la institución (%(institucion)s)."),
        gettext_noop("Para cobrar, emite una factura o un recibo por honorarios con ese RUC."),
    ),
    "comprobante.duplicado": Texto(
        Gravedad.ERROR,
        gettext_noop("El comprobante %(comprobante)s ya se presentó en el expediente %(expediente)s."),
        gettext_noop(
            "No lo presentes de nuevo. Para saber cómo va, busca ese expediente; para agregar algo, presenta un "
            "escrito que lo cite."
        ),
    ),
    "comprobante.presentado_por_otro": Texto(
        Gravedad.AVISO,
        gettext_noop("Otra cuenta ya presentó el comprobante %(comprobante)s en esta mesa de partes."),
        gettext_noop(
            "Si fue alguien de tu empresa o tu contador, no lo presentes de nuevo. Si no fue así, puedes seguir."
        ),
    ),
    "comprobante.repetido": Texto(
        Gravedad.ERROR,
        gettext_noop("El comprobante %(comprobante)s está dos veces en este expediente."),
        gettext_noop("Basta presentarlo una vez: quita uno de los dos archivos."),
    ),
    "comprobante.tipo_distinto": Texto(
        Gravedad.AVISO,
        gettext_noop("El comprobante es: %(comprobante)s. No es de los que se presentan como «%(elegido)s»."),
        gettext_noop("Elige el tipo de documento que le corresponde."),
    ),
    "comprobante.otro_emisor": Texto(
        Gravedad.AVISO,
        gettext_noop(
            "Presentas un comprobante de otro emisor: lo emitió el RUC %(emisor)s y tu cuenta es de %(cuenta)s."
        ),
        gettext_noop("Si presentas en su nombre, puedes seguir. Si no, comprueba que sea el archivo correcto."),
    ),
    "comprobante.sin_pdf": Texto(
        Gravedad.AVISO,
        gettext_noop("Falta la representación impresa (PDF) del comprobante %(comprobante)s."),
        gettext_noop("Sube también el PDF que corresponde a este XML."),
    ),
    "comprobante.fecha_futura": Texto(
        Gravedad.ERROR,
        gettext_noop("El comprobante lleva fecha de emisión %(emision)s, que todavía no llega."),
        gettext_noop("Comprueba que sea el archivo correcto y preséntalo desde ese día."),
    ),
    "comprobante.antiguo": Texto(
        Gravedad.AVISO,
        gettext_noop("El comprobante se emitió el %(emision)s, hace más de %(dias)s días."),
        gettext_noop(
            "Puedes presentarlo. Explica en el asunto por qué se presenta ahora: Contabilidad puede pedirte que emitas "
            "otro."
        ),
    ),
    "comprobante.vence_antes": Texto(
        Gravedad.AVISO,
        gettext_noop("El comprobante dice que vence el %(vencimiento)s, antes de emitirse (%(emision)s)."),
        gettext_noop("Comprueba las fechas. Si están mal, corrígelas con una nota de crédito y emite otro."),
    ),
    "comprobante.orden_falta": Texto(
        Gravedad.AVISO,
        gettext_noop("El comprobante no dice a qué orden de compra o de servicio corresponde."),
        gettext_noop("Escribe el número de la orden en el formulario: sin él, el pago demora."),
    ),
    "comprobante.orden_sin_forma": Texto(
        Gravedad.AVISO,
        gettext_noop("«%(orden)s» no parece un número de orden de la institución."),
        gettext_noop("Míralo en la orden que recibiste y escríbelo igual en el formulario."),
    ),
    "comprobante.orden_distinta": Texto(
        Gravedad.AVISO,
        gettext_noop("El comprobante cita la orden «%(orden)s» y en el formulario escribiste «%(escrita)s»."),
        gettext_noop("Deja en el formulario la que corresponde."),
    ),
    "comprobante.nota_sin_referencia": Texto(
        Gravedad.AVISO,
        gettext_noop("La nota no dice qué comprobante modifica."),
        gettext_noop("Cita en el asunto el comprobante y el expediente en que lo presentaste."),
    ),
    "comprobante.nota_de_desconocido": Texto(
        Gravedad.AVISO,
        gettext_noop("La nota modifica el comprobante %(referido)s, que no se ha presentado en esta mesa de partes."),
        gettext_noop("Si ya lo presentaste por otra vía, cita cómo y cuándo en el asunto. Si no, preséntalo también."),
    ),
    "comprobante.sin_suspension": Texto(
        Gravedad.AVISO,
        gettext_noop(
            "El recibo por honorarios es de %(total)s soles y no lleva retención: sobre %(umbral)s soles hace falta la "
            "constancia de suspensión de retenciones."
        ),
        gettext_noop(
            "Sube la constancia vigente (formulario 1609 de SUNAT). Si no la tienes, anula el recibo y emítelo con la "
            "retención."
        ),
    ),
    "comprobante.serie_discrepa": Texto(
        Gravedad.AVISO,
        gettext_noop("La serie %(serie)s no es de las que lleva este tipo de comprobante (%(tipo)s)."),
        gettext_noop("Comprueba que sea el archivo que se envió a SUNAT y no una prueba."),
    ),
    "comprobante.nombre_discrepa": Texto(
        Gravedad.AVISO,
        gettext_noop(
            "El nombre del archivo no dice lo mismo que su contenido (%(hechos)s): dentro está %(comprobante)s."
        ),
        gettext_noop("Comprueba que sea el comprobante que quieres presentar. Cuenta lo que dice por dentro."),
    ),
}
