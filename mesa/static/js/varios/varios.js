// Many vouchers: sent in batches with progress, and filed one by one. Without this, plain forms do the same.
import { presentarUnoPorUno } from "./presentar.js";
import { filtrarPorSede } from "./destino.js";
import { enviarPorTandas } from "./tandas.js";

document.documentElement.classList.add("guion");

for (const lista of document.querySelectorAll("select[data-segun-sede]")) filtrarPorSede(lista);
enviarPorTandas(document.getElementById("subir-varios"));
const completos = document.getElementById("presentar-completos");
if (completos) presentarUnoPorUno(completos);
