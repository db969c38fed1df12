// A line that says how far something got, and its bar.
export class Avance {
  constructor(caja) {
    this.caja = caja;
    this.barra = caja.querySelector("progress");
    this.estado = caja.querySelector("[data-parte=estado]");
  }

  decir(texto, { tono = "curso", parte } = {}) {
    this.caja.hidden = false;
    if (this.estado.textContent !== texto) this.estado.textContent = texto;
    this.estado.className = `marca ${tono}`;
    if (parte !== undefined) this.barra.value = Math.floor(parte * 100);
  }

  sinBarra() {
    this.barra.hidden = true;
  }
}
