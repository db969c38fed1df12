// The name of an upload, made of the file alone: the same file chosen again, in another tab or after signing in, has the
// same name, so the server finds the bytes it already holds. Not a secret and not a proof; the server counts its own SHA-256.
const PRIMOS = [[2654435761, 1597334677], [2246822519, 3266489917]];

export function claveDe(borrador, rol, archivo) {
  const texto = [borrador, rol, archivo.name, archivo.size, archivo.lastModified].join("\u0000");
  const hex = PRIMOS.map(([a, b], vuelta) => mezcla(texto, a, b, vuelta)).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function mezcla(texto, a, b, semilla) {
  let uno = 0xdeadbeef ^ semilla;
  let dos = 0x41c6ce57 ^ semilla;
  for (let i = 0; i < texto.length; i += 1) {
    const letra = texto.charCodeAt(i);
    uno = Math.imul(uno ^ letra, a);
    dos = Math.imul(dos ^ letra, b);
  }
  uno = Math.imul(uno ^ (uno >>> 16), 2246822507) ^ Math.imul(dos ^ (dos >>> 13), 3266489909);
  dos = Math.imul(dos ^ (dos >>> 16), 2246822507) ^ Math.imul(uno ^ (uno >>> 13), 3266489909);
  return [dos, uno].map((n) => (n >>> 0).toString(16).padStart(8, "0")).join("");
}
