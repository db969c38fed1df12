// A list that depends on another choice shows only what belongs to it: types of the class, dependencias of the sede.
// Options are taken out and put back, since not every browser can hide them.
export function filtrarElecciones() {
  const segunClase = dependiente(document.querySelector("select[data-segun=clase]"));
  const segunSede = dependiente(document.querySelector("select[data-segun=sede]"));
  const sede = document.getElementById("id_sede");
  const clases = document.querySelectorAll("input[name=clase]");

  const clase = () => [...clases].find((una) => una.checked)?.value ?? "";
  for (const una of clases) una.addEventListener("change", () => segunClase(clase()));
  sede.addEventListener("change", () => segunSede(sede.value));
  segunClase(clase());
  segunSede(sede.value);
}

export function dependiente(lista) {
  const primera = lista.options[0];
  const grupos = [...lista.querySelectorAll("optgroup")];
  const { espera } = primera.dataset;
  const elige = primera.textContent;

  return (de) => {
    const antes = lista.value;
    const muestra = de ? grupos.filter((grupo) => grupo.dataset.de === de) : espera ? [] : grupos;
    // One group needs no title: its options stand alone.
    const opciones = de ? muestra.flatMap((grupo) => [...grupo.querySelectorAll("option")].map(copia)) : muestra;
    primera.textContent = de || !espera ? elige : espera;
    lista.replaceChildren(primera, ...opciones);
    lista.value = antes;
    if (lista.selectedIndex < 0) lista.selectedIndex = 0;
  };
}

function copia(opcion) {
  return new Option(opcion.textContent, opcion.value);
}
