// «Presentar»: not before all is there (only said: pressing it leads to what is missing), once, when nothing is on its way up, and with the token of this moment.
import { renovarCampo } from "./csrf.js";
import { plantilla } from "./fila.js";
import { anunciar } from "./texto.js";

export function alPresentar(cola) {
  const formulario = document.getElementById("formulario");
  const boton = document.getElementById("boton-presentar");
  const rotulo = boton.textContent;
  let enviado = false;

  formulario.addEventListener("submit", (evento) => {
    renovarCampo();
    // Enter in a field saves; that already happens by itself, and leaving the page would cut what is going up.
    if (evento.submitter?.value === "guardar") return evento.preventDefault();
    if (evento.submitter !== boton) return;
    if (enviado) return evento.preventDefault();
    if (cola.activas.length) {
      evento.preventDefault();
      anunciar(plantilla.dataset.esperaSubidas);
      return cola.activas[0].fila.nodo.focus();
    }
    enviado = true;
    boton.textContent = boton.dataset.enviando;
    boton.setAttribute("aria-disabled", "true");
  });

  // What was typed goes with the form: a save of its own, behind it, would find no draft any more.
  document.body.addEventListener("htmx:beforeRequest", (evento) => {
    if (enviado) evento.preventDefault();
  });

  // Back from the next page: the browser may show this one as it was left.
  window.addEventListener("pageshow", (evento) => {
    if (!evento.persisted) return;
    enviado = false;
    boton.textContent = rotulo;
    reflejar();
  });

  document.addEventListener("subidas", reflejar);
  reflejar();

  function reflejar() {
    const porque = document.getElementById("porque");
    const lista = porque.dataset.faltan === "0" && !cola.activas.length;
    if (!enviado) boton.setAttribute("aria-disabled", String(!lista));
  }
}
