// How many characters are left, said only when few are.
import { llenar } from "./texto.js";

export function contarLetras() {
  for (const campo of document.querySelectorAll("[data-contador]")) {
    const nota = document.getElementById(campo.dataset.contador);
    const contar = () => {
      const quedan = campo.maxLength - campo.value.length;
      nota.textContent = llenar(nota.dataset.quedan, { n: quedan });
      if (quedan <= Number(nota.dataset.pocos)) nota.setAttribute("role", "status");
      else nota.removeAttribute("role");
    };
    campo.addEventListener("input", contar);
    contar();
  }
}
