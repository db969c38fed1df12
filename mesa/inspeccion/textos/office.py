"""What is said of Office documents, and of the zips they are made of."""

from mesa.lib.texto import Gravedad, Texto, gettext_noop

OFFICE: dict[str, Texto] = {
    "office.con_contrasena": Texto(
        Gravedad.ERROR,
        gettext_noop("El documento de Office está protegido con contraseña y no se puede revisar."),
        gettext_noop(
            "Ábrelo con su contraseña, elige Archivo → Información → Proteger → Cifrar con contraseña, borra la "
            "contraseña, guarda y sube la copia. También puedes guardarlo como PDF y subir el PDF."
        ),
    ),
    "office.no_abre": Texto(
        Gravedad.ERROR,
        gettext_noop("El documento de Office está dañado o incompleto y no se puede abrir."),
        gettext_noop(
            "Comprueba si se abre en tu computadora. Si se abre, elige Guardar como, guárdalo con otro nombre y sube "
            "la copia; si no se abre, vuelve a descargarlo o pide otra copia a quien te lo dio."
        ),
    ),
    "office.danado": Texto(
        Gravedad.AVISO,
        gettext_noop("Una parte del documento de Office está dañada: puede que quien lo lea no lo vea completo."),
        gettext_noop(
            "Ábrelo y comprueba que esté todo. Luego elige Guardar como, guárdalo con otro nombre o como PDF y sube la "
            "copia."
        ),
    ),
    "office.macros": Texto(
        Gravedad.ERROR,
        gettext_noop("El documento lleva macros, o está preparado para llevarlas, y así no se recibe."),
        gettext_noop(
            "Ábrelo, elige Guardar como y, en el tipo, Documento de Word (.docx), Libro de Excel (.xlsx) o "
            "Presentación de PowerPoint (.pptx), sin macros. Si dentro lleva otro documento con macros, quítalo. "
            "Sube la copia; también puedes guardarlo como PDF."
        ),
    ),
    "office.macros_antiguas": Texto(
        Gravedad.AVISO,
        gettext_noop("El documento lleva macros; se recibe, pero nadie las ejecutará."),
        gettext_noop(
            "Si lo importante depende de una macro, guarda el resultado en un PDF o en un archivo .docx o .xlsx y sube "
            "esa copia. Si no sabías que llevaba macros, comprueba de dónde viene."
        ),
    ),
    "office.entidades": Texto(
        Gravedad.ERROR,
        gettext_noop(
            "El documento de Office lleva por dentro instrucciones (DOCTYPE) que ningún programa honesto pone."
        ),
        gettext_noop(
            "Comprueba de dónde viene. Si es tuyo, ábrelo, elige Guardar como, guárdalo con otro nombre y sube la "
            "copia."
        ),
    ),
    "office.programa": Texto(
        Gravedad.ERROR,
        gettext_noop("El documento lleva dentro un programa, o un acceso directo que abre uno."),
        gettext_noop(
            "Ábrelo sin hacer clic en lo que lleva incrustado, borra ese objeto, guárdalo y sube la copia. Si no "
            "sabías que estaba ahí, puede ser un virus."
        ),
    ),
    "office.adjuntos": Texto(
        Gravedad.AVISO,
        gettext_noop("El documento lleva otros archivos incrustados, que quien lo lea podría no ver."),
        gettext_noop("Si esos archivos forman parte de lo que presentas, súbelos también por separado."),
    ),
    "office.plantilla_externa": Texto(
        Gravedad.AVISO,
        gettext_noop("El documento usa una plantilla que está en otro lugar; nadie la descargará al leerlo."),
        gettext_noop(
            "Comprueba que se vea bien sin ella: guárdalo como PDF y míralo. Si se ve bien, sube ese PDF o sigue así."
        ),
    ),
    "office.externo": Texto(
        Gravedad.AVISO,
        gettext_noop(
            "El documento muestra imágenes o datos que están en otro lugar (una página web u otra computadora); nadie "
            "los descargará al leerlo."
        ),
        gettext_noop(
            "Guárdalo como PDF, comprueba que esas imágenes o datos se vean en él y sube el PDF, o incrústalos en el "
            "documento."
        ),
    ),
    "office.dde": Texto(
        Gravedad.AVISO,
        gettext_noop("El documento pide datos a otro programa al abrirse (DDE); aquí nadie lo permitirá."),
        gettext_noop(
            "Si no lo sabías, comprueba de dónde viene. Guárdalo como PDF con los datos que deban verse y sube el PDF."
        ),
    ),
    "office.activex": Texto(
        Gravedad.AVISO,
        gettext_noop("El documento lleva controles (ActiveX) que quien lo lea podría no ver ni usar."),
        gettext_noop("Si muestran algo importante, guárdalo como PDF, comprueba que se vea y sube también el PDF."),
    ),
    "zip.desmedido": Texto(
        Gravedad.ERROR,
        gettext_noop("El documento se hincha demasiado al abrirlo: ocuparía más de lo que puede ocupar uno honesto."),
        gettext_noop(
            "Ábrelo, elige Guardar como, guárdalo con otro nombre o como PDF y sube la copia. Si es una hoja de "
            "cálculo, borra antes las filas y columnas vacías con formato."
        ),
    ),
    "zip.entradas": Texto(
        Gravedad.ERROR,
        gettext_noop("El documento está hecho de demasiadas piezas para poder revisarlo."),
        gettext_noop("Guárdalo como PDF, o divídelo en varios documentos, y sube esas copias."),
    ),
    "zip.anidado": Texto(
        Gravedad.ERROR,
        gettext_noop("El documento lleva archivos comprimidos, unos dentro de otros, en demasiados niveles."),
        gettext_noop("Saca lo que lleva incrustado, sube cada archivo por separado y guarda el documento sin ellos."),
    ),
    "zip.ruta": Texto(
        Gravedad.ERROR,
        gettext_noop("El documento lleva por dentro piezas que apuntan fuera de él, como las que usan los ataques."),
        gettext_noop(
            "Comprueba de dónde viene. Si es tuyo, ábrelo, elige Guardar como, guárdalo con otro nombre y sube la "
            "copia."
        ),
    ),
    "zip.alterado": Texto(
        Gravedad.ERROR,
        gettext_noop("El documento está alterado por dentro: dos programas podrían ver en él cosas distintas."),
        gettext_noop("Ábrelo, comprueba lo que dice, elige Guardar como, guárdalo con otro nombre y sube la copia."),
    ),
}
