// The files of a form in batches: each is read by the server before the next goes, and one that was cut goes again.
import { fichaCsrf } from "../presentar/csrf.js";
import { llenar } from "../presentar/texto.js";
import { Avance } from "./avance.js";
import { Detenido, pedir } from "./pedido.js";

const ARCHIVOS = 20;
const OCTETOS = 4 << 20;

export function enviarPorTandas(formulario) {
  const control = formulario.querySelector("input[type=file]");
  const frases = formulario.dataset;
  const avance = new Avance(document.getElementById("avance"));
  const boton = formulario.querySelector("button");
  let enviando = false;

  control.addEventListener("change", decirElegidos);
  soltarEn(formulario.querySelector("[data-soltar]"), (archivos) => { control.files = archivos; decirElegidos(); });
  window.addEventListener("beforeunload", (evento) => { if (enviando) evento.preventDefault(); });
  formulario.addEventListener("submit", async (evento) => {
    evento.preventDefault();
    if (enviando) return;
    const archivos = [...control.files];
    if (!archivos.length) return avance.decir(frases.sinArchivos, { tono: "mal" });
    enviando = true;
    boton.setAttribute("aria-disabled", "true");
    try {
      await enviar(archivos);
    } catch (error) {
      detener(error);
    } finally {
      enviando = false;
      boton.removeAttribute("aria-disabled");
    }
  });

  async function enviar(archivos) {
    const borrador = await empezar();
    const base = `${frases.empezar.replace(/varios\/$/, "")}${borrador}/`;
    let hechos = 0, entraron = 0;
    for (const tanda of enTandas(archivos)) {
      avance.decir(llenar(frases.enviando, { n: hechos, total: archivos.length }), { parte: hechos / archivos.length });
      const respuesta = await pedir(`${base}tanda/`, conArchivos(tanda), (n) => avance.decir(llenar(frases.cortada, { n }), { tono: "ojo" }));
      entraron += anotar(await respuesta.text());
      hechos += tanda.length;
    }
    avance.decir(frases.separando, { parte: 1 });
    if (!entraron) return terminarSinNada();
    separar(base);
  }

  // From here a plain form: the page that follows is the list.
  function separar(base) {
    enviando = false;
    const ultimo = document.createElement("form");
    ultimo.method = "post";
    ultimo.action = base;
    for (const [nombre, valor] of [["csrfmiddlewaretoken", fichaCsrf()], ["accion", "repartir"]]) {
      const dato = document.createElement("input");
      Object.assign(dato, { type: "hidden", name: nombre, value: valor });
      ultimo.append(dato);
    }
    document.body.append(ultimo);
    ultimo.submit();
  }

  async function empezar() {
    const palabras = new FormData();
    for (const lista of formulario.querySelectorAll("select")) palabras.append(lista.name, lista.value);
    palabras.append("accion", "empezar");
    return (await pedir(frases.empezar, palabras)).headers.get("X-Borrador");
  }

  function terminarSinNada() {
    avance.sinBarra();
    avance.decir(frases.nada, { tono: "ojo" });
    document.querySelector("#novedades [data-parte=seguir]").hidden = false;
    document.getElementById("novedades").hidden = false;
  }

  function detener(error) {
    if (!(error instanceof Detenido)) throw error;
    const dichas = { "sin-sesion": frases.sinSesion, "sin-conexion": frases.detenida };
    avance.decir(dichas[error.clase] ?? (error.frase || frases.detenida), { tono: "mal" });
  }

  function decirElegidos() {
    const nota = document.getElementById("elegidos");
    nota.textContent = control.files.length ? llenar(nota.dataset.texto, { n: control.files.length }) : "";
  }
}

function* enTandas(archivos) {
  let tanda = [], octetos = 0;
  for (const archivo of archivos) {
    if (tanda.length === ARCHIVOS || (tanda.length && octetos + archivo.size > OCTETOS)) {
      yield tanda;
      [tanda, octetos] = [[], 0];
    }
    tanda.push(archivo);
    octetos += archivo.size;
  }
  if (tanda.length) yield tanda;
}

function conArchivos(tanda) {
  const cuerpo = new FormData();
  for (const archivo of tanda) cuerpo.append("todo", archivo, archivo.name);
  return cuerpo;
}

// The server's words on a batch, each in its list. Returns how many files it brought.
function anotar(html) {
  const caja = document.createElement("template");
  caja.innerHTML = html;
  for (const uno of caja.content.querySelectorAll("[data-clase]")) {
    const lista = document.querySelector(`[data-lista=${uno.dataset.clase}]`);
    lista.querySelector("ul").append(uno);
    lista.hidden = false;
    document.getElementById("novedades").hidden = false;
  }
  return Number(caja.content.querySelector("[data-entraron]").dataset.entraron);
}

function soltarEn(zona, alSoltar) {
  const encima = (esta) => zona.classList.toggle("encima", esta);
  zona.addEventListener("dragover", (evento) => {
    if (!evento.dataTransfer.types.includes("Files")) return;
    evento.preventDefault();
    encima(true);
  });
  zona.addEventListener("dragleave", (evento) => { if (!zona.contains(evento.relatedTarget)) encima(false); });
  zona.addEventListener("drop", (evento) => {
    evento.preventDefault();
    encima(false);
    alSoltar(evento.dataTransfer.files);
  });
}
