// The legal clock is replaced each minute by htmx. A screen reader hears of it only when the date of entry changes.
(() => {
  const ingreso = () => document.getElementById("reloj")?.dataset.ingreso;
  let ultimo = null;
  let voz = null;

  const decir = (frase) => {
    if (!voz) {
      voz = document.createElement("p");
      voz.className = "oculto";
      voz.setAttribute("role", "status");
      document.body.append(voz);
    }
    // A status region must be in the page before its words change.
    requestAnimationFrame(() => { voz.textContent = frase; });
  };

  document.addEventListener("DOMContentLoaded", () => { ultimo = ingreso(); });
  document.addEventListener("htmx:afterSwap", () => {
    const ahora = ingreso();
    if (ultimo && ahora && ahora !== ultimo) {
      decir(document.querySelector("#reloj .fecha").textContent);
    }
    ultimo = ahora ?? ultimo;
  });
})();
