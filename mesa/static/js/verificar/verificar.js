// Verification without giving files away: the browser computes their fingerprints. Without this the receipt is sent in a
// plain form, which also stays when the browser offers no cryptography (pages without TLS).
import { cotejar } from "./cotejo.js";
import { reconocer } from "./recibo.js";

export function revelar(parte) {
  for (const nodo of parte.querySelectorAll(".si-guion")) nodo.hidden = false;
  for (const nodo of parte.querySelectorAll(".no-guion")) nodo.hidden = true;
}

if (globalThis.crypto?.subtle) {
  revelar(document);
  cotejar(document);
  const formulario = document.getElementById("con-pdf");
  if (formulario) reconocer(formulario, document.getElementById("resultado"), revelar);
}
