"""What is said of signatures."""

from mesa.lib.texto import Gravedad, Texto, gettext_noop

FIRMAS: dict[str, Texto] = {
    "firma.falta_digital": Texto(
        Gravedad.ERROR,
        gettext_noop("Este tipo de documento se recibe solo con firma digital, y el PDF no tiene ninguna."),
        gettext_noop(
            "Fírmalo con un certificado digital (por ejemplo, el de tu DNI electrónico) y sube el PDF firmado tal "
            "como lo dejó el programa de firma: imprimirlo o guardarlo de nuevo borra la firma."
        ),
    ),
    "firma.sin_integra": Texto(
        Gravedad.ERROR,
        gettext_noop("Este tipo de documento se recibe solo con firma digital, y la que lleva el PDF no vale."),
        gettext_noop(
            "Sube el PDF tal como lo dejó el programa de firma. Si lo cambiaste después de firmarlo, o si nadie llegó "
            "a firmarlo, fírmalo de nuevo."
        ),
    ),
    "firma.no_vista": Texto(
        Gravedad.INFO,
        gettext_noop("No vimos una firma digital en el documento. ¿Está firmado a mano?"),
        gettext_noop(
            "Si está firmado a mano, comprueba que la firma se vea bien en el PDF y sigue. Si aún no está firmado, "
            "fírmalo y sube la copia firmada."
        ),
    ),
    "firma.invalida": Texto(
        Gravedad.AVISO,
        gettext_noop("Una firma digital del PDF no vale: el contenido no es el que se firmó."),
        gettext_noop(
            "Sube el PDF tal como lo dejó el programa de firma. Si lo cambiaste después de firmarlo, fírmalo de nuevo."
        ),
    ),
    "firma.modificada": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF fue modificado después de la firma: lo que se ve puede no ser lo que se firmó."),
        gettext_noop(
            "Si lo que vale es lo firmado, sube el PDF tal como lo dejó el programa de firma. Si el cambio es tuyo, "
            "fírmalo de nuevo."
        ),
    ),
    "firma.vacia": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF tiene un lugar preparado para una firma digital, pero nadie llegó a firmar en él."),
        gettext_noop("Fírmalo y sube el PDF tal como lo dejó el programa de firma. Si no hacía falta, sigue."),
    ),
    "firma.no_verificable": Texto(
        Gravedad.AVISO,
        gettext_noop("El PDF lleva una firma digital que no pudimos comprobar."),
        gettext_noop(
            "Puedes presentarlo así. Si puedes, fírmalo con un programa de firma actual y sube el PDF tal como lo dejó."
        ),
    ),
    "firma.revocada": Texto(
        Gravedad.AVISO,
        gettext_noop("El certificado de una firma digital del PDF fue cancelado."),
        gettext_noop("Si es tuyo, firma de nuevo con un certificado vigente. Si no, avisa a quien firmó."),
    ),
    "firma.vencida": Texto(
        Gravedad.AVISO,
        gettext_noop("El certificado de una firma digital del PDF no estaba vigente cuando se firmó."),
        gettext_noop("Si es tuyo, firma de nuevo con un certificado vigente. Si no, avisa a quien firmó."),
    ),
    "firma.uso_tributario": Texto(
        Gravedad.AVISO,
        gettext_noop("El documento está firmado con un certificado que es solo para uso tributario."),
        gettext_noop(
            "Puedes presentarlo así; una persona decidirá. Si tienes otro certificado, por ejemplo el de tu DNI "
            "electrónico, es mejor firmar con ese."
        ),
    ),
    "firma.no_confiable": Texto(
        Gravedad.INFO,
        gettext_noop("El PDF está como se firmó, pero no pudimos confirmar el certificado de quien firmó."),
        gettext_noop("Puedes presentarlo así: la institución decidirá si lo acepta."),
    ),
}
