// The dependencias of the sede chosen, and of no other.
import { dependiente } from "../presentar/eleccion.js";

export function filtrarPorSede(lista) {
  const sede = document.getElementById(lista.dataset.segunSede);
  const mostrar = dependiente(lista);
  sede.addEventListener("change", () => mostrar(sede.value));
  mostrar(sede.value);
}
