// One file to the server: raw body, from the byte where an earlier try stopped. Answers what became of it; never throws.
import { fichaCsrf } from "./csrf.js";

// Below this a cut upload costs less to send again than to ask about.
const VALE_PREGUNTAR = 1 << 20;
// A network that dies without saying so leaves a request waiting for ever: seconds without a byte going up, and without
// an answer once all went.
const QUIETO = 20;
const SIN_RESPUESTA = 120;

export async function enviar(subida, alProgresar) {
  const desde = await yaRecibidos(subida);
  if (desde === null) return { clase: "cortada" };
  if (desde === "sin-sesion") return { clase: desde };
  return mandar(subida, desde, alProgresar);
}

async function yaRecibidos({ archivo, direccionDeAvance, senal, intentos }) {
  if (archivo.size < VALE_PREGUNTAR && intentos < 2) return 0;
  try {
    const respuesta = await fetch(direccionDeAvance, { signal: senal, cache: "no-store" });
    if (respuesta.status === 401) return "sin-sesion";
    const recibidos = Number(respuesta.headers.get("Upload-Offset"));
    const terminada = respuesta.headers.get("Upload-Complete") === "?1";
    return !terminada && recibidos > 0 && recibidos < archivo.size ? recibidos : 0;
  } catch {
    return null;
  }
}

function mandar({ archivo, direccion, senal }, desde, alProgresar) {
  return new Promise((listo) => {
    const pedido = new XMLHttpRequest();
    pedido.open("PUT", direccion);
    pedido.setRequestHeader("X-CSRFToken", fichaCsrf());
    pedido.setRequestHeader("Content-Type", "application/octet-stream");
    if (desde) pedido.setRequestHeader("Content-Range", `bytes ${desde}-${archivo.size - 1}/${archivo.size}`);
    const vigilar = vigia(() => pedido.abort());
    pedido.upload.addEventListener("progress", (evento) => {
      vigilar(QUIETO);
      alProgresar(desde + evento.loaded, desde);
    });
    pedido.upload.addEventListener("load", () => vigilar(SIN_RESPUESTA));
    pedido.addEventListener("loadend", () => vigilar(0));
    vigilar(QUIETO);
    pedido.addEventListener("load", () => listo(leer(pedido)));
    for (const corte of ["error", "timeout", "abort"]) pedido.addEventListener(corte, () => listo({ clase: "cortada" }));
    senal.addEventListener("abort", () => pedido.abort(), { once: true });
    pedido.send(desde ? archivo.slice(desde) : archivo);
  });
}

function vigia(cansarse) {
  let reloj = 0;
  return (segundos) => {
    clearTimeout(reloj);
    if (segundos) reloj = setTimeout(cansarse, segundos * 1000);
  };
}

function leer(pedido) {
  if (pedido.status === 201) return { clase: "recibida", html: pedido.responseText };
  const destino = pedido.getResponseHeader("HX-Redirect");
  if (destino) return { clase: "presentado", destino };
  if (pedido.status === 401) return { clase: "sin-sesion" };
  // A failure of the server or of what stands in between, and a token that just changed, pass; a refusal does not.
  if (pedido.status >= 500 || pedido.status === 403 || pedido.status === 409 || pedido.status === 400) return { clase: "cortada" };
  const nuestra = pedido.getResponseHeader("X-Frase");
  return { clase: "rechazada", frase: nuestra ? pedido.responseText : "" };
}
