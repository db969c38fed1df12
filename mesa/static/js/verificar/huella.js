// The name of a file without what could deceive who reads it: control characters, marks that turn the text around.
export function nombreDe(archivo) {
  return archivo.name.replace(/\p{C}/gu, "");
}

// The SHA-256 of a file in lower-case hexadecimal, computed here. WebCrypto takes it whole: callers look at its size first.
export async function huellaDe(archivo) {
  const resumen = await crypto.subtle.digest("SHA-256", await archivo.arrayBuffer());
  return Array.from(new Uint8Array(resumen), (octeto) => octeto.toString(16).padStart(2, "0")).join("");
}
