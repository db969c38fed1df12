// The account menu is a <details>: it works without this. With it, Escape and a click elsewhere close it.
(() => {
  const abiertos = () => document.querySelectorAll("details.menu[open]");

  document.addEventListener("click", (evento) => {
    for (const menu of abiertos()) {
      if (!menu.contains(evento.target)) menu.open = false;
    }
  });

  document.addEventListener("keydown", (evento) => {
    if (evento.key !== "Escape") return;
    for (const menu of abiertos()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
