// One file from its choice to its verdict: sent, tried again by itself when cut, stopped when that does not help.
import { enviar } from "./envio.js";
import { Fila, plantilla } from "./fila.js";
import { avisarSinSesion } from "./borrador.js";

const ESPERAS = [1, 2, 4, 8, 16];
const frases = plantilla.dataset;

export class Subida {
  // estado: espera → subiendo → recibida | detenida (may be tried again) | rechazada | cancelada
  constructor({ archivo, rol, direccion, direccionDeAvance, cola }) {
    Object.assign(this, { archivo, rol, direccion, direccionDeAvance, cola });
    this.estado = "espera";
    this.intentos = 0;
    this.corte = new AbortController();
    this.fila = new Fila(archivo, rol, { cancelar: () => this.cancelar(), reintentar: () => this.reintentar() });
    this.fila.esperar();
  }

  get senal() { return this.corte.signal; }

  get cuenta() { return ["espera", "subiendo", "detenida"].includes(this.estado); }

  get activa() { return ["espera", "subiendo"].includes(this.estado); }

  async subir() {
    this.estado = "subiendo";
    for (const espera of [...ESPERAS, null]) {
      this.intentos += 1;
      const inicio = performance.now();
      const final = await enviar(this, (van, desde) => this.progresar(van, desde, inicio));
      if (this.estado === "cancelada") return null;
      if (final.clase !== "cortada") return this.terminar(final);
      if (espera === null) break;
      this.fila.cortar(espera);
      await this.descansar(espera);
      if (this.estado === "cancelada") return null;
    }
    return this.terminar({ clase: "sin-conexion" });
  }

  terminar(final) {
    if (final.clase === "recibida") {
      this.estado = "recibida";
      return final;
    }
    if (final.clase === "presentado") {
      window.location.assign(final.destino);
      return null;
    }
    if (final.clase === "sin-sesion") avisarSinSesion();
    const rechazada = final.clase === "rechazada";
    this.estado = rechazada ? "rechazada" : "detenida";
    const motivos = { "sin-sesion": frases.sinSesion, "sin-conexion": frases.sinConexion };
    this.fila.detener(rechazada ? "mal" : "ojo", rechazada ? final.frase : motivos[final.clase]);
    return final;
  }

  progresar(van, desde, inicio) {
    const porSegundo = (van - desde) / ((performance.now() - inicio) / 1000);
    this.fila.progresar(van / this.archivo.size, (this.archivo.size - van) / porSegundo);
    this.cola.cambio();
  }

  // Until the time passes, or the network comes back, or the file is cancelled.
  descansar(segundos) {
    return new Promise((sigue) => {
      const reloj = setTimeout(sigue, segundos * 1000);
      const ya = () => { clearTimeout(reloj); sigue(); };
      window.addEventListener("online", ya, { once: true });
      this.senal.addEventListener("abort", ya, { once: true });
    });
  }

  rechazar(frase) {
    this.estado = "rechazada";
    this.fila.detener("mal", frase);
  }

  cancelar() {
    this.estado = "cancelada";
    this.corte.abort();
    this.cola.sacar(this);
  }

  reintentar() {
    this.estado = "espera";
    this.fila.esperar();
    this.cola.seguir();
  }
}
