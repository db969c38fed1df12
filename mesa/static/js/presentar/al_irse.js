// Words that no save has carried yet: typed before this script was there, or in the moment that a save waits for more.
import { fichaCsrf } from "./csrf.js";

export function guardarAlIrse() {
  const formulario = document.getElementById("formulario");
  const datos = document.getElementById("datos");
  const autoguardado = document.getElementById("autoguardado");
  let pendiente = false;

  datos.addEventListener("input", () => { pendiente = true; });
  autoguardado.addEventListener("htmx:beforeRequest", () => { pendiente = false; });
  formulario.addEventListener("submit", () => { pendiente = false; }); // they go with it
  window.addEventListener("beforeunload", guardarYa);
  document.addEventListener("visibilitychange", () => { if (document.hidden) guardarYa(); });
  document.addEventListener("DOMContentLoaded", () => {
    if ([...datos.querySelectorAll("input, select, textarea")].some(cambiado)) window.htmx.trigger(datos, "change");
  });

  function guardarYa() {
    if (!pendiente) return;
    pendiente = false;
    const palabras = [...new FormData(formulario)].filter(([, valor]) => typeof valor === "string");
    fetch(autoguardado.getAttribute("hx-post"), {
      method: "POST", body: new URLSearchParams(palabras), headers: { "X-CSRFToken": fichaCsrf() }, keepalive: true,
    }).catch(() => { pendiente = true; });
  }
}

function cambiado(control) {
  if (control.type === "hidden" || control.type === "radio") return false;
  if (control.options) return [...control.options].some((una) => una.selected !== una.defaultSelected && una.value);
  return control.value !== control.defaultValue;
}
