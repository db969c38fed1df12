// Puts beside each password a button that shows it. Without script the field is an ordinary one.
(() => {
  const textos = document.documentElement.lang.startsWith("en") ? ["Show", "Hide", "password"] : ["Mostrar", "Ocultar", "contraseña"];

  for (const campo of document.querySelectorAll('input[type="password"]')) {
    const boton = document.createElement("button");
    const caja = document.createElement("div");
    boton.type = "button";
    boton.className = "boton discreto";
    caja.className = "con-boton";
    campo.replaceWith(caja);
    caja.append(campo, boton);

    const pintar = () => {
      const visible = campo.type === "text";
      boton.textContent = textos[visible ? 1 : 0];
      boton.setAttribute("aria-label", `${boton.textContent} ${textos[2]}`);
    };
    boton.addEventListener("click", () => {
      campo.type = campo.type === "text" ? "password" : "text";
      pintar();
    });
    // What is sent is a password again, so that the browser offers to keep it and not to remember it as text.
    campo.form?.addEventListener("submit", () => { campo.type = "password"; });
    pintar();
  }
})();
