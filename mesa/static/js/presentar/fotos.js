// The photos' order, by dragging or by their buttons, without asking the server for each move.
import { anunciar, llenar } from "./texto.js";

document.documentElement.classList.add("guion");

const lista = document.getElementById("fotos");

lista.addEventListener("click", (evento) => {
  const boton = evento.target.closest("button[name=subir], button[name=bajar]");
  if (!boton) return;
  evento.preventDefault();
  const foto = boton.closest("li");
  const vecina = boton.name === "subir" ? foto.previousElementSibling : foto.nextElementSibling;
  if (vecina) boton.name === "subir" ? vecina.before(foto) : vecina.after(foto);
  boton.focus(); // moving a node takes its focus away
  decir(foto);
});

lista.addEventListener("pointerdown", (evento) => {
  const asa = evento.target.closest("[data-asa]");
  if (!asa || evento.button !== 0) return;
  evento.preventDefault();
  llevar(asa.closest("li"), evento.pointerId);
});

function llevar(foto, dedo) {
  foto.classList.add("en-mano");
  const fin = new AbortController();
  const mover = (evento) => {
    if (evento.pointerId !== dedo) return;
    evento.preventDefault();
    const debajo = [...lista.children].find((una) => {
      const caja = una.getBoundingClientRect();
      return una !== foto && evento.clientY > caja.top && evento.clientY < caja.bottom;
    });
    if (!debajo) return;
    const caja = debajo.getBoundingClientRect();
    if (evento.clientY < caja.top + caja.height / 2) debajo.before(foto);
    else debajo.after(foto);
  };
  const soltar = (evento) => {
    if (evento.pointerId !== dedo) return;
    fin.abort();
    foto.classList.remove("en-mano");
    decir(foto);
  };
  document.addEventListener("pointermove", mover, { signal: fin.signal });
  for (const nombre of ["pointerup", "pointercancel"]) document.addEventListener(nombre, soltar, { signal: fin.signal });
}

function decir(foto) {
  const n = [...lista.children].indexOf(foto) + 1;
  const nombre = foto.querySelector(".nombre").textContent;
  anunciar(llenar(lista.dataset.movida, { nombre, n, total: lista.children.length }));
}
