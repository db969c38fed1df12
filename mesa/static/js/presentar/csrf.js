// The token of this moment: signing in again, in another tab, changes it while this page stays open.
export function fichaCsrf() {
  const galleta = document.cookie.split("; ").find((una) => /^(__Host-csrf|csrftoken)=/.test(una));
  return galleta ? galleta.slice(galleta.indexOf("=") + 1) : campo()?.value ?? "";
}

export function renovarCampo() {
  const oculto = campo();
  if (oculto) oculto.value = fichaCsrf();
}

function campo() {
  return document.querySelector("#formulario input[name=csrfmiddlewaretoken]");
}
