"""What is said of an XML."""

from mesa.lib.texto import Gravedad, Texto, gettext_noop

XML: dict[str, Texto] = {
    "xml.doctype": Texto(
        Gravedad.ERROR,
        gettext_noop("El XML lleva una declaración DOCTYPE, que ningún comprobante lleva y que puede ser un ataque."),
        gettext_noop(
            "Vuelve a descargarlo de donde se emitió, por ejemplo de SUNAT o de tu sistema de facturación, y sube ese "
            "archivo tal como está."
        ),
    ),
    "xml.codificacion": Texto(
        Gravedad.ERROR,
        gettext_noop("El XML está escrito en una codificación de letras que no se recibe."),
        gettext_noop(
            "Vuelve a exportarlo en UTF-8; también se reciben UTF-16, ISO-8859-1, ISO-8859-15 y Windows-1252. Si lleva "
            "firma digital, pídelo de nuevo a quien lo emitió: cambiarlo la borra."
        ),
    ),
    "xml.desmedido": Texto(
        Gravedad.ERROR,
        gettext_noop("El XML tiene demasiados niveles, atributos o elementos para poder revisarlo."),
        gettext_noop("Comprueba que sea el archivo correcto. Si lo es, divídelo o preséntalo en PDF."),
    ),
    "xml.mal_formado": Texto(
        Gravedad.AVISO,
        gettext_noop(
            "El XML está mal escrito desde la línea %(linea)s, columna %(columna)s, y no se puede leer entero."
        ),
        gettext_noop(
            "Si es un comprobante, vuelve a descargarlo de donde se emitió y sube ese archivo tal como está. Si lo "
            "presentas solo como anexo, puedes seguir."
        ),
    ),
    "xml.no_reconocido": Texto(
        Gravedad.AVISO,
        gettext_noop("No reconocimos el XML: no es un comprobante ni una constancia de SUNAT."),
        gettext_noop(
            "Si debía ser un comprobante, vuelve a descargarlo de donde se emitió. Si lo presentas solo como anexo, "
            "puedes seguir."
        ),
    ),
    "xml.de_office": Texto(
        Gravedad.AVISO,
        gettext_noop("El XML es en realidad un documento de Word o de Excel guardado como XML."),
        gettext_noop("Ábrelo, elige Guardar como → .docx, .xlsx o PDF y sube esa copia, para que todos puedan leerlo."),
    ),
    "xml.con_macros": Texto(
        Gravedad.ERROR,
        gettext_noop("El XML es un documento de Word o de Excel que lleva macros, y así no se recibe."),
        gettext_noop("Ábrelo, elige Guardar como → .docx o .xlsx, sin macros, o PDF, y sube esa copia."),
    ),
    "xml.con_codigo": Texto(
        Gravedad.AVISO,
        gettext_noop("El XML lleva texto que un navegador podría ejecutar; aquí solo se mostrará como texto."),
        gettext_noop(
            "Si no lo esperabas, comprueba de dónde viene el archivo. Si es así como debe ser, puedes seguir."
        ),
    ),
    "xml.con_formulas": Texto(
        Gravedad.AVISO,
        gettext_noop("El XML lleva textos que una hoja de cálculo tomaría por fórmulas; aquí no se calcularán."),
        gettext_noop(
            "Si no lo esperabas, comprueba de dónde viene el archivo. Si es así como debe ser, puedes seguir."
        ),
    ),
    "xml.incluye_otros": Texto(
        Gravedad.AVISO,
        gettext_noop("El XML pide incluir el contenido de otro archivo; aquí no se incluirá."),
        gettext_noop("Si ese contenido forma parte de lo que presentas, súbelo también por separado."),
    ),
}
