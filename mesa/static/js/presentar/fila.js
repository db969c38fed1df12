// The row of a file on its way up. Its words come from the template, in the page's language.
import { llenar, peso } from "./texto.js";

export const plantilla = document.getElementById("fila-que-sube");
const frases = plantilla.dataset;

export class Fila {
  constructor(archivo, rol, ordenes) {
    this.nodo = plantilla.content.firstElementChild.cloneNode(true);
    this.nombre = archivo.name;
    this.parte("peso").textContent = peso(archivo.size);
    this.nodo.querySelector(".nombre").textContent = archivo.name;
    for (const oculto of this.nodo.querySelectorAll("[data-parte=de]")) oculto.textContent = ` ${archivo.name}`;
    this.barra = this.nodo.querySelector("progress");
    this.barra.setAttribute("aria-label", llenar(this.barra.getAttribute("aria-label"), { nombre: archivo.name }));
    this.nodo.addEventListener("click", (evento) => ordenes[evento.target.closest("[data-orden]")?.dataset.orden]?.());
    document.querySelector(`[data-subiendo=${rol}]`).append(this.nodo);
  }

  parte(cual) {
    return this.nodo.querySelector(`[data-parte=${cual}]`);
  }

  esperar() {
    this.mostrar("curso", frases.espera, "");
  }

  progresar(parte, segundos) {
    const n = Math.min(100, Math.floor(parte * 100));
    this.barra.value = n;
    if (n >= 100) this.mostrar("curso", frases.revisando, "");
    else this.mostrar("curso", llenar(frases.subiendo, { n }), this.cuantoFalta(segundos));
  }

  cuantoFalta(segundos) {
    if (!Number.isFinite(segundos)) return frases.sigue;
    const falta = segundos < 1 ? frases.faltaPoco : llenar(frases.faltan, { n: Math.ceil(segundos) });
    return `${falta} ${frases.sigue}`;
  }

  cortar(segundos) {
    this.mostrar("ojo", frases.espera, llenar(frases.cortada, { n: segundos }));
  }

  detener(tono, detalle) {
    this.mostrar(tono, frases.rechazado, detalle || frases.otraVez, { reintentar: tono === "ojo" });
    this.parte("orden").textContent = frases.quitar;
    this.barra.hidden = true;
  }

  mostrar(tono, estado, detalle, { reintentar = false } = {}) {
    this.nodo.className = `archivo ${tono}`;
    this.parte("estado").className = `todo marca ${tono}`;
    if (this.parte("estado").textContent !== estado) this.parte("estado").textContent = estado;
    if (this.parte("detalle").textContent !== detalle) this.parte("detalle").textContent = detalle;
    this.parte("reintentar").hidden = !reintentar;
    this.barra.hidden = false;
  }

  ofrecerReducir() {
    this.parte("reducir").hidden = !/\.pdf$/i.test(this.nombre);
  }

  quitar() {
    const tenia = this.nodo.contains(document.activeElement);
    this.nodo.remove();
    return tenia;
  }
}
