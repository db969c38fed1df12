// One request that may be repeated without harm: tried again when the connection fails. Throws what cannot be mended so.
import { fichaCsrf } from "../presentar/csrf.js";

const ESPERAS = [1, 2, 4, 8];

export class Detenido extends Error {
  constructor(clase, frase = "") {
    super(clase);
    this.clase = clase; // sin-sesion, sin-conexion, rechazado
    this.frase = frase;
  }
}

export async function pedir(direccion, cuerpo, alEsperar = () => {}) {
  for (const espera of [...ESPERAS, null]) {
    const respuesta = await una(direccion, cuerpo);
    if (respuesta?.status === 401) throw new Detenido("sin-sesion");
    if (respuesta?.ok) return respuesta;
    const pasa = !respuesta || respuesta.status >= 500 || respuesta.status === 403;
    if (!pasa) throw new Detenido("rechazado", respuesta.headers.get("X-Frase") ? await respuesta.text() : "");
    if (espera === null) break;
    alEsperar(espera);
    await new Promise((sigue) => { setTimeout(sigue, espera * 1000); });
  }
  throw new Detenido("sin-conexion");
}

async function una(direccion, cuerpo) {
  try {
    return await fetch(direccion, { method: "POST", body: cuerpo, headers: { "X-CSRFToken": fichaCsrf(), "HX-Request": "true" } });
  } catch {
    return null;
  }
}
