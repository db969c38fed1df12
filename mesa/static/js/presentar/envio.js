// One file to the server: raw body, from the byte where an earlier try stopped. Answers what became of it; never throws.
import { fichaCsrf } from "./csrf.js";

// Below this a cut upload costs less to send again than to ask about.
const VALE_PREGUNTAR = 1 << 20;

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
    let van = 0;
    pedido.upload.addEventListener("progress", (evento) => {
      // A browser may send a cut request again by itself, from the first byte: better to ask how far we got.
      if (evento.loaded < van) return pedido.abort();
      van = evento.loaded;
      return alProgresar(desde + van, desde);
    });
    pedido.addEventListener("load", () => listo(leer(pedido)));
    for (const corte of ["error", "timeout", "abort"]) pedido.addEventListener(corte, () => listo({ clase: "cortada" }));
    senal.addEventListener("abort", () => pedido.abort(), { once: true });
    pedido.send(desde ? archivo.slice(desde) : archivo);
  });
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
