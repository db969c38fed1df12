// Which of one's own files are exactly those that were filed? Said beside each; no byte leaves the browser.
import { llenar } from "../presentar/texto.js";
import { huellaDe, nombreDe } from "./huella.js";

export function cotejar(documento) {
  documento.addEventListener("change", (evento) => {
    if (evento.target.matches("[data-elegir]")) comparar(evento.target);
  });
}

async function comparar(control) {
  const parte = control.closest("[data-cotejo]");
  const frases = parte.querySelector("[data-frases]").dataset;
  const filas = [...parte.querySelectorAll("[data-sha256]")];
  const lista = parte.querySelector("[data-cotejados]");
  const resumen = parte.querySelector("[data-resumen]");
  const archivos = [...control.files];
  lista.replaceChildren();
  for (const fila of filas) fila.querySelector("[data-dicho]").replaceChildren();
  let iguales = 0;
  for (const archivo of archivos) {
    resumen.textContent = llenar(frases.comparando, { nombre: nombreDe(archivo) });
    iguales += await comparado(archivo, { filas, frases, lista });
  }
  resumen.textContent = archivos.length ? llenar(frases.cuantos, { iguales, total: archivos.length }) : "";
}

async function comparado(archivo, { filas, frases, lista }) {
  // A file of another size is another file: what is hashed here never weighs more than what was filed.
  const posibles = filas.filter((fila) => Number(fila.dataset.bytes) === archivo.size);
  let hallada;
  try {
    const sha256 = posibles.length ? await huellaDe(archivo) : "";
    hallada = posibles.find((fila) => fila.dataset.sha256 === sha256);
  } catch {
    lista.append(renglon("ojo", llenar(frases.ilegible, { nombre: nombreDe(archivo) })));
    return 0;
  }
  if (!hallada) {
    lista.append(renglon("mal", llenar(frases.ninguno, { nombre: nombreDe(archivo) })));
    return 0;
  }
  const titulo = hallada.dataset.titulo;
  lista.append(renglon("bien", llenar(frases.es, { nombre: nombreDe(archivo), titulo })));
  hallada.querySelector("[data-dicho]").replaceChildren(marca("bien", llenar(frases.igual, { nombre: nombreDe(archivo) })));
  return 1;
}

function renglon(tono, frase) {
  const li = document.createElement("li");
  li.append(marca(tono, frase));
  return li;
}

function marca(tono, frase) {
  const nodo = document.createElement("span");
  nodo.className = `marca ${tono} quiebra`;
  nodo.textContent = frase;
  return nodo;
}
