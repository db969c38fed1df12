"""A tiny institution profile written by code, to prove that nothing of an institution is in the program."""

from pathlib import Path

PERFIL = """
[institucion]
codigo = "valle-sereno"
nombre = "Municipalidad Distrital de Valle Sereno"
nombre_corto = "Valle Sereno"
ruc = "20131312955"
acento = "#12508f"
correo = "mesa@vallesereno.example"
horario = "Todos los días hábiles, a cualquier hora"
expediente_bytes = 1_048_576
formatos_anexo = ["pdf", "jpg"]

[politica_de_datos]
version = "v1"
archivo = "politica.md"
vigente_desde = 2026-01-01

[textos]
requisitos = ["Trae tu DNI.", "Escribe claro."]

[[contactos]]
rotulo = "Ventanilla"
telefono = "064 555 123"
interno = "9"

[[sedes]]
codigo = "palacio"
nombre = "Palacio Municipal"
  [[sedes.dependencias]]
  codigo = "alcaldia"
  nombre = "Alcaldía"
  [[sedes.dependencias]]
  codigo = "obras"
  nombre = "Obras"

[[sedes]]
codigo = "agencia"
nombre = "Agencia del Anexo"
  [[sedes.dependencias]]
  codigo = "alcaldia"
  nombre = "Representación de Alcaldía"

[[tipos_de_documento]]
codigo = "solicitud"
nombre = "Solicitud"
clase = "correspondencia"
modo = "lpag"

[[tipos_de_documento]]
codigo = "contrato"
nombre = "Contrato"
clase = "contrato"
solo_certificado_digital = true

[[reglas_de_plazo]]
version = "B-1"
codigo = "B"
dias = [0, 1, 2, 3, 4]
desde = 08:00:00
hasta = 15:00:00
vigente_desde = 2026-01-01

[[reglas_de_plazo]]
version = "A-agencia"
codigo = "A"
dias = [0, 1, 2, 3, 4, 5]
desde = 08:00:00
hasta = 13:00:00
vigente_desde = 2026-01-01
sede = "agencia"

[[dias_no_laborables]]
fecha = 2026-05-20
nombre = "Aniversario del distrito"
base_legal = "Ordenanza 12-2026"
"""


def escribir_perfil(carpeta: Path, *cambios: tuple[str, str], politica: str = "# Política\n\nTexto breve.\n") -> Path:
    """Write the profile in a folder, with the given replacements; each must match, so that no test proves nothing."""
    texto = PERFIL
    for antes, despues in cambios:
        assert antes in texto, antes
        texto = texto.replace(antes, despues, 1)
    (carpeta / "perfil.toml").write_text(texto, encoding="utf-8")
    (carpeta / "politica.md").write_text(politica, encoding="utf-8")
    return carpeta
