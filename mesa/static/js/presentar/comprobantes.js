// What was read from vouchers goes into fields that are empty or still hold what was read before, never over typed words.
export function llenarDeComprobantes() {
  for (const nota of document.querySelectorAll(".leido")) control(nota).dataset.leido = nota.dataset.valor;
  document.body.addEventListener("htmx:oobBeforeSwap", conservarIguales);
  document.body.addEventListener("htmx:oobAfterSwap", (evento) => {
    const nota = document.getElementById(evento.detail.target?.id ?? "");
    if (nota?.classList.contains("leido")) poner(nota);
  });
}

function poner(nota) {
  const { valor, clase } = nota.dataset;
  const campo = control(nota);
  if (campo.value === valor || (campo.value && campo.value !== campo.dataset.leido)) return;
  if (!valor && !campo.dataset.leido) return;
  if (clase && valor) elegirClase(clase);
  campo.value = valor;
  campo.dataset.leido = valor;
  campo.dispatchEvent(new Event("input")); // for who counts its letters; it does not bubble, so nothing is saved again
}

// The list of types shows those of the class chosen.
function elegirClase(clase) {
  const opcion = document.getElementById(`clase-${clase}`);
  if (!opcion || opcion.checked) return;
  opcion.checked = true;
  opcion.dispatchEvent(new Event("change"));
}

// Cards that say the same stay as they are, opened or in use.
function conservarIguales(evento) {
  const { target, fragment } = evento.detail;
  if (target?.id !== "comprobantes") return;
  const nuevas = fragment.querySelector("#comprobantes") ?? fragment.firstElementChild;
  if (nuevas?.dataset.huella === target.dataset.huella) evento.detail.shouldSwap = false;
}

function control(nota) {
  return document.getElementById(`id_${nota.dataset.campo}`);
}
