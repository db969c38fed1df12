// A form with data-confirma="id" asks in <dialog id="id"> before it is sent; the dialog's own form (method="dialog")
// answers with the value "si". Without script the form is sent at once, so the server asks where it matters.
(() => {
  document.addEventListener("submit", (evento) => {
    const formulario = evento.target;
    const dialogo = document.getElementById(formulario.dataset.confirma || "");
    if (!dialogo || formulario.dataset.confirmado) return;
    evento.preventDefault();
    const boton = evento.submitter;
    dialogo.returnValue = "";
    dialogo.addEventListener("close", () => {
      if (dialogo.returnValue !== "si") {
        boton?.focus();
        return;
      }
      formulario.dataset.confirmado = "1";
      formulario.requestSubmit(boton);
    }, { once: true });
    dialogo.showModal();
  });
})();
