// Weights as the server writes them (mesa/portal/texto.py), and sentences with places to fill.
const KB = 1024;
const MB = 1024 * KB;

export function peso(octetos) {
  if (octetos < KB) return `${octetos}\u00a0bytes`;
  if (octetos < MB) return `${Math.round(octetos / KB)}\u00a0KB`;
  return `${(octetos / MB).toFixed(1).replace(/\.0$/, "")}\u00a0MB`;
}

export function llenar(frase, valores) {
  return frase.replace(/\{(\w+)\}/g, (todo, nombre) => valores[nombre] ?? todo);
}

// A status region must be in the page before its words change; the same words twice are said twice.
export function anunciar(frase) {
  const voz = document.getElementById("anuncio");
  voz.textContent = "";
  requestAnimationFrame(() => { voz.textContent = frase; });
}
