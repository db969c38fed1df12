// The draft saves itself (htmx, #autoguardado). Here: what htmx does not know, when it fails, and the state of each field.
import { fichaCsrf } from "./csrf.js";

export function guardarSolo() {
  document.body.addEventListener("htmx:configRequest", (evento) => {
    evento.detail.headers["X-CSRFToken"] = fichaCsrf();
  });
  document.body.addEventListener("htmx:responseError", (evento) => {
    if (evento.detail.xhr.status === 401) avisarSinSesion();
    else avisarFalla();
  });
  document.body.addEventListener("htmx:sendError", avisarFalla);
  document.body.addEventListener("htmx:oobAfterSwap", (evento) => marcarCampo(evento.detail.target));
  document.body.addEventListener("htmx:afterSettle", reflejarReloj);
  document.body.addEventListener("htmx:beforeSwap", ponerSinBoton);
  document.body.addEventListener("htmx:afterRequest", trasQuitar);
}

export function avisarSinSesion() {
  const aviso = document.getElementById("sin-sesion");
  if (!aviso.hidden) return;
  aviso.hidden = false;
  aviso.focus();
}

function avisarFalla() {
  const guardado = document.getElementById("guardado");
  guardado.textContent = guardado.dataset.falla;
}

// Each field's error is replaced by itself; the control says whether it is valid.
function marcarCampo(cambiado) {
  if (!cambiado?.classList?.contains("fallo")) return;
  const fallo = document.getElementById(cambiado.id) ?? cambiado;
  const control = document.getElementById(fallo.id.replace(/_error$/, ""));
  if (fallo.children.length) control?.setAttribute("aria-invalid", "true");
  else {
    control?.removeAttribute("aria-invalid");
    fallo.closest("[data-campo]")?.classList.remove("con-error");
  }
}

function reflejarReloj() {
  const estado = document.getElementById("reloj-estado");
  const barra = document.getElementById("barra-reloj");
  if (!estado || !barra) return;
  barra.textContent = estado.textContent;
  barra.className = estado.className;
}

// Another answer may have drawn the list anew while the file was taken out: htmx looks for places around the button that
// asked, which is out of the page by then.
function ponerSinBoton(evento) {
  const boton = evento.detail.requestConfig.elt;
  if (!boton.dataset.quitar || boton.isConnected || !evento.detail.shouldSwap) return;
  evento.detail.shouldSwap = false;
  window.htmx.swap(document.body, evento.detail.serverResponse, { swapStyle: "none" });
}

// The row that had the focus is gone: go on where another file can be chosen. What was being saved meanwhile may answer
// with the row still there: the last word is asked for.
function trasQuitar(evento) {
  const rol = evento.detail.requestConfig?.elt.dataset.quitar; // by now the button itself is out of the page
  if (!rol || !evento.detail.successful) return;
  document.getElementById(rol === "principal" ? "id_principal" : "id_anexos").focus();
  window.htmx.trigger("#datos", "change");
}
