// The meter, kept live: what the server holds plus what is on its way up, hatched.
import { llenar, peso } from "./texto.js";

export function dibujar(enCamino, limite) {
  const caja = document.getElementById("caja-medidor");
  const svg = caja.querySelector("svg");
  const guardados = Number(caja.dataset.usados);
  const subiendo = enCamino.reduce((suma, octetos) => suma + octetos, 0);
  const usados = guardados + subiendo;
  const total = Math.max(limite, usados, 1);
  for (const vieja of svg.querySelectorAll("rect.curso")) vieja.remove();
  let x = guardados;
  for (const octetos of enCamino) {
    svg.append(segmento(x / total, octetos / total));
    x += octetos;
  }
  svg.classList.toggle("lleno", usados > limite);
  decir(caja, svg, { usados, limite });
}

function segmento(desde, ancho) {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const puntos = { class: "curso", x: `${desde * 100}%`, width: `${ancho * 100}%`, height: "100%" };
  for (const [nombre, valor] of Object.entries(puntos)) rect.setAttribute(nombre, valor);
  return rect;
}

function decir(caja, svg, { usados, limite }) {
  const [cuanto, resto] = caja.querySelector(".entre").children;
  const quedan = peso(Math.max(0, limite - usados));
  const texto = llenar(caja.dataset.texto, { usados: peso(usados), limite: peso(limite) });
  cuanto.textContent = texto;
  resto.textContent = llenar(usados > limite ? caja.dataset.pasa : caja.dataset.quedan, { quedan, limite: peso(limite) });
  svg.setAttribute("aria-valuenow", usados);
  svg.setAttribute("aria-valuetext", texto);
  document.getElementById("quedan").textContent = llenar(caja.dataset.mas, { quedan });
}

export function espacioLibre(enCamino, limite) {
  const guardados = Number(document.getElementById("caja-medidor").dataset.usados);
  return limite - guardados - enCamino.reduce((suma, octetos) => suma + octetos, 0);
}
