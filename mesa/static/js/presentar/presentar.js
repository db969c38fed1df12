// The filing page. Without this everything works with plain forms; with it files go up by themselves and words save themselves.
import { guardarAlIrse } from "./al_irse.js";
import { guardarSolo } from "./borrador.js";
import { filtrarElecciones } from "./eleccion.js";
import { recibirArchivos } from "./eleccion_de_archivos.js";
import { alPresentar } from "./envio_del_formulario.js";
import { contarLetras } from "./contador.js";
import { Cola } from "./cola.js";
import { llenarDeComprobantes } from "./comprobantes.js";

document.documentElement.classList.add("guion");

const pagina = document.getElementById("presentar");
const cola = new Cola(pagina);

filtrarElecciones();
contarLetras();
guardarSolo();
guardarAlIrse();
recibirArchivos(pagina, cola);
alPresentar(cola);
llenarDeComprobantes();
