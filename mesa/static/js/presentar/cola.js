// The files on their way up: two at a time; what will not fit is said before a byte is sent.
import { claveDe } from "./clave.js";
import { plantilla } from "./fila.js";
import { dibujar, espacioLibre } from "./medidor.js";
import { Subida } from "./subida.js";
import { anunciar, llenar, peso } from "./texto.js";

const A_LA_VEZ = 2;
const frases = plantilla.dataset;

export class Cola {
  constructor(pagina) {
    this.base = pagina.dataset.subir;
    this.borrador = pagina.dataset.borrador;
    this.limite = Number(pagina.dataset.limite);
    this.subidas = [];
    // The server's parts come without what is on its way: draw it again on them.
    document.body.addEventListener("htmx:afterSettle", () => this.cambio());
    window.addEventListener("beforeunload", (evento) => {
      if (this.activas.length) evento.preventDefault();
    });
  }

  get activas() { return this.subidas.filter((una) => una.activa); }

  get enCamino() { return this.subidas.filter((una) => una.cuenta).map((una) => una.archivo.size); }

  agregar({ archivo, rol, reemplaza }) {
    const clave = claveDe(this.borrador, rol, archivo);
    if (this.subidas.some((una) => una.clave === clave && una.activa)) return anunciar(frases.repetido);
    const libre = espacioLibre(this.enCamino, this.limite) + pesoQueDeja(rol, reemplaza);
    const subida = new Subida({ archivo, rol, cola: this, ...this.direcciones({ archivo, rol, reemplaza, clave }) });
    subida.clave = clave;
    this.subidas.push(subida);
    if (archivo.size > libre) {
      const frase = llenar(frases.noEntra, { peso: peso(archivo.size), quedan: peso(Math.max(0, libre)) });
      subida.rechazar(frase);
      subida.fila.ofrecerReducir();
      anunciar(`${archivo.name}. ${frase}`);
    }
    return this.seguir();
  }

  direcciones({ archivo, rol, reemplaza, clave }) {
    const intento = document.querySelector("#datos [name=intento]");
    const consulta = new URLSearchParams({ rol, nombre: archivo.name, clave });
    if (reemplaza) consulta.set("reemplaza", reemplaza);
    if (intento) consulta.set("intento", "1");
    return { direccion: `${this.base}?${consulta}`, direccionDeAvance: `${this.base}subida/${clave}/` };
  }

  seguir() {
    this.cambio();
    const libres = A_LA_VEZ - this.subidas.filter((una) => una.estado === "subiendo").length;
    for (const subida of this.subidas.filter((una) => una.estado === "espera").slice(0, libres)) this.subir(subida);
  }

  async subir(subida) {
    const final = await subida.subir();
    if (final?.clase === "recibida") {
      this.sacar(subida);
      window.htmx.swap(document.body, final.html, { swapStyle: "none" });
      this.ponerAlDia();
    } else if (final) anunciar(`${subida.archivo.name}. ${subida.fila.parte("detalle").textContent}`);
    this.seguir();
  }

  // Answers of requests that overlapped may come in another order than they were worked out: the last word is asked for.
  ponerAlDia() {
    if (!this.activas.length) window.htmx.trigger("#autoguardado", "ultimaPalabra");
  }

  sacar(subida) {
    this.subidas = this.subidas.filter((una) => una !== subida);
    const teniaElFoco = subida.fila.quitar();
    if (teniaElFoco) document.querySelector(`[data-soltar=${subida.rol}] input`).focus();
    if (subida.estado === "cancelada") anunciar(llenar(frases.cancelado, { nombre: subida.archivo.name }));
    this.cambio();
  }

  cambio() {
    dibujar(this.enCamino, this.limite);
    const nota = document.getElementById("subiendo");
    nota.hidden = !this.activas.length;
    const texto = llenar(frases.subiendoVarios, { n: this.activas.length });
    if (nota.textContent !== texto) nota.textContent = texto;
    document.dispatchEvent(new CustomEvent("subidas", { detail: { activas: this.activas.length } }));
  }
}

// What the file that is replaced weighs does not count against the one that takes its place.
function pesoQueDeja(rol, reemplaza) {
  const fila = rol === "principal" ? document.querySelector("#lista-principal [data-peso]")
    : document.querySelector(`[data-peso][id="archivo-${CSS.escape(reemplaza || "")}"]`);
  return fila ? Number(fila.dataset.peso) : 0;
}
