from mesa.firmas.lectura.ensayo import ensayar


def test_rehearsal_finds_its_own_signature_valid() -> None:
    assert ensayar() == "valida"
