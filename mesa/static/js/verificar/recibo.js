// A receipt by its fingerprint: hashed here, and only the hash is asked for. The button [data-enviar] of the answer sends
// the form as it is, file and all.
import { huellaDe, nombreDe } from "./huella.js";

// What the server answers in a part of the page; anything else is its failure.
const RESPONDIDAS = [200, 422, 429];

export function reconocer(formulario, resultado, revelar) {
  const control = formulario.querySelector("input[type=file]");
  const boton = formulario.querySelector("button");

  formulario.addEventListener("submit", async (evento) => {
    const archivo = control.files[0];
    if (!archivo || evento.submitter?.dataset.enviar !== undefined) return;
    evento.preventDefault();
    if (archivo.size > Number(formulario.dataset.maximo)) return decir(formulario.dataset.muyGrande);
    boton.disabled = true;
    await responder(archivo);
    boton.disabled = false;
  });

  async function responder(archivo) {
    let sha256;
    try {
      sha256 = await huellaDe(archivo);
    } catch {
      return decir(resultado.dataset.ilegible);
    }
    try {
      const respuesta = await fetch(formulario.dataset.huella, { method: "POST", body: new URLSearchParams({ sha256 }) });
      if (!RESPONDIDAS.includes(respuesta.status)) throw new Error(respuesta.status);
      poner(await respuesta.text(), archivo);
    } catch {
      decir(resultado.dataset.fallo);
    }
  }

  function poner(html, archivo) {
    resultado.innerHTML = html;
    for (const nodo of resultado.querySelectorAll("[data-nombre]")) nodo.textContent = nombreDe(archivo);
    revelar(resultado);
    enfocar();
  }

  function decir(frase) {
    const parrafo = document.createElement("p");
    parrafo.className = "marca mal";
    parrafo.tabIndex = -1;
    parrafo.textContent = frase;
    const llamado = document.createElement("div");
    llamado.className = "llamado mal";
    llamado.append(parrafo);
    resultado.replaceChildren(llamado);
    enfocar();
  }

  // The focus goes where the answer is, so that it is read out and the next Tab leads on from there.
  function enfocar() {
    resultado.querySelector("[tabindex='-1']")?.focus();
    resultado.scrollIntoView({ block: "start" });
  }
}
