// Those that are complete are filed one by one; each line says its number as soon as it has one.
import { llenar } from "../presentar/texto.js";
import { Avance } from "./avance.js";
import { Detenido, pedir } from "./pedido.js";

export function presentarUnoPorUno(formulario) {
  const frases = formulario.dataset;
  const avance = new Avance(document.getElementById("avance-presentar"));
  let ocupado = false;

  window.addEventListener("beforeunload", (evento) => { if (ocupado) evento.preventDefault(); });
  formulario.addEventListener("submit", async (evento) => {
    evento.preventDefault();
    if (ocupado) return;
    ocupado = true;
    evento.submitter.setAttribute("aria-disabled", "true");
    try {
      await todos();
      evento.submitter.hidden = true;
    } catch (error) {
      if (!(error instanceof Detenido)) throw error;
      avance.decir(frases.detenido, { tono: "mal" });
      evento.submitter.removeAttribute("aria-disabled");
    } finally {
      ocupado = false;
    }
  });

  async function todos() {
    const lineas = [...document.querySelectorAll("[data-completa]")];
    let presentadas = 0;
    for (const [lugar, linea] of lineas.entries()) {
      avance.decir(llenar(frases.avance, { n: lugar + 1, total: lineas.length }), { parte: lugar / lineas.length });
      const respuesta = await pedir(linea.dataset.completa, new FormData());
      const nueva = poner(linea, await respuesta.text());
      if ("presentada" in nueva.dataset) presentadas += 1;
    }
    const bien = presentadas === lineas.length;
    avance.decir(llenar(frases.fin, { n: presentadas, total: lineas.length }), { tono: bien ? "bien" : "ojo", parte: 1 });
  }
}

function poner(linea, html) {
  const caja = document.createElement("template");
  caja.innerHTML = html;
  const nueva = caja.content.querySelector("[data-linea]");
  linea.replaceWith(nueva);
  return nueva;
}
