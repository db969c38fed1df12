"""What is said of a file that is not what is received."""

from mesa.lib.texto import Gravedad, Texto, gettext_noop

TIPO: dict[str, Texto] = {
    "tipo.no_admitido": Texto(
        Gravedad.ERROR,
        gettext_noop("El archivo no está en un formato que se pueda recibir."),
        gettext_noop(
            "Se reciben: %(formatos)s. Ábrelo en el programa donde lo hiciste, quítale la contraseña o las macros si "
            "las tiene, guárdalo en uno de esos formatos y sube la copia. Si es un ZIP o un RAR, sube por separado lo "
            "que lleva dentro."
        ),
    ),
    "tipo.extension_no_coincide": Texto(
        Gravedad.ERROR,
        gettext_noop("El nombre termina en «.%(extension)s», pero por dentro el archivo es %(formato)s."),
        gettext_noop(
            "Ábrelo para comprobar que es el que quieres presentar. Si lo es, cambia el final del nombre a "
            "«.%(correcta)s» y súbelo de nuevo; si no, elige el archivo correcto."
        ),
    ),
    "tipo.poliglota": Texto(
        Gravedad.AVISO,
        gettext_noop("El archivo es %(formato)s, pero lleva pegado algo que otro programa abriría como %(otros)s."),
        gettext_noop(
            "Ábrelo, guárdalo como un archivo nuevo y sube la copia, salvo que lleve firma digital. Si lo pegado es un "
            "documento que quieres presentar, súbelo por separado."
        ),
    ),
    "tipo.rtf": Texto(
        Gravedad.ERROR,
        gettext_noop("El archivo es texto enriquecido (RTF), aunque su nombre diga otra cosa, y no se recibe."),
        gettext_noop(
            "Ábrelo en Word o LibreOffice, elige Guardar como → Documento de Word (.docx) o PDF y sube esa copia."
        ),
    ),
    "tipo.pagina_web": Texto(
        Gravedad.ERROR,
        gettext_noop("El archivo es una página web (HTML o MHT), aunque su nombre diga otra cosa, y no se recibe."),
        gettext_noop(
            "Ábrelo en el programa donde lo ves, elige Guardar como → Documento de Word (.docx), Libro de Excel "
            "(.xlsx) o PDF y sube esa copia. No basta con cambiar el final del nombre."
        ),
    ),
    "tipo.texto": Texto(
        Gravedad.ERROR,
        gettext_noop("El archivo es texto simple o una tabla en texto (TXT o CSV), y no se recibe así."),
        gettext_noop(
            "Si es una tabla, ábrela en Excel y elige Guardar como → Libro de Excel (.xlsx). Si es un texto, ábrelo en "
            "Word y guárdalo como .docx o PDF. Sube esa copia."
        ),
    ),
    "tipo.comprimido": Texto(
        Gravedad.ERROR,
        gettext_noop("El archivo es una carpeta comprimida (ZIP, RAR o parecida), y no se recibe así."),
        gettext_noop(
            "Ábrela, saca los archivos que lleva dentro y súbelos uno por uno. Si es la constancia (CDR) de SUNAT, "
            "sube el XML que viene dentro."
        ),
    ),
    "tipo.programa": Texto(
        Gravedad.ERROR,
        gettext_noop("El archivo es un programa o contiene órdenes para la computadora, no un documento."),
        gettext_noop(
            "No lo abras si no sabes de dónde viene: puede ser un virus. Elige el documento correcto y súbelo."
        ),
    ),
    "tipo.imagen": Texto(
        Gravedad.ERROR,
        gettext_noop("El archivo es una imagen de un formato que no se recibe; de las imágenes, se recibe JPG."),
        gettext_noop("Ábrela, elige Guardar como → JPG, o Imprimir → Guardar como PDF, y sube esa copia."),
    ),
    "tipo.correo": Texto(
        Gravedad.ERROR,
        gettext_noop("El archivo es un correo guardado, y no se recibe así."),
        gettext_noop(
            "Ábrelo en tu programa de correo, elige Imprimir → Guardar como PDF y sube ese PDF; los archivos que traía "
            "adjuntos, súbelos por separado."
        ),
    ),
    "tipo.otro_office": Texto(
        Gravedad.ERROR,
        gettext_noop(
            "El archivo es un documento de oficina de un formato que no se recibe, aunque su nombre diga otra cosa."
        ),
        gettext_noop(
            "Ábrelo en el programa donde lo hiciste, elige Guardar como y, en el tipo, Documento de Word (.docx), "
            "Libro de Excel (.xlsx), Presentación de PowerPoint (.pptx) o PDF. Sube esa copia."
        ),
    ),
}
