// How files reach the queue: chosen, dropped, or as a replacement of another one.
export function recibirArchivos(pagina, cola) {
  let reemplaza = "";

  pagina.addEventListener("change", (evento) => {
    if (evento.target.type === "file") tomar(evento.target);
  });
  // Those chosen before this script was there, on a slow network.
  for (const control of pagina.querySelectorAll("input[type=file]")) tomar(control);

  pagina.addEventListener("click", (evento) => {
    const boton = evento.target.closest("[data-reemplazar]");
    if (!boton) return;
    reemplaza = boton.dataset.reemplazar;
    document.getElementById(boton.dataset.rol === "principal" ? "id_principal" : "id_anexos").click();
  });

  // A picker closed without choosing leaves nothing to replace.
  pagina.addEventListener("cancel", () => { reemplaza = ""; }, true);

  for (const zona of pagina.querySelectorAll("[data-soltar]")) soltarEn(zona, agregar);

  function tomar(control) {
    const archivos = [...control.files];
    control.value = ""; // the form must not send them again
    agregar(rolDe(control), archivos);
  }

  function agregar(rol, archivos) {
    const elegidos = rol === "principal" ? archivos.slice(0, 1) : archivos;
    for (const archivo of elegidos) {
      cola.agregar({ archivo, rol, reemplaza });
      reemplaza = "";
    }
  }
}

function soltarEn(zona, agregar) {
  const encima = (esta) => zona.classList.toggle("encima", esta);
  zona.addEventListener("dragover", (evento) => {
    if (!evento.dataTransfer.types.includes("Files")) return;
    evento.preventDefault();
    encima(true);
  });
  zona.addEventListener("dragleave", (evento) => {
    if (!zona.contains(evento.relatedTarget)) encima(false);
  });
  zona.addEventListener("drop", (evento) => {
    evento.preventDefault();
    encima(false);
    agregar(zona.dataset.soltar, [...evento.dataTransfer.files]);
  });
}

function rolDe(control) {
  return control.closest("[data-soltar]").dataset.soltar;
}
