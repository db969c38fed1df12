from mesa.atencion.acciones import ACCIONES as DE_ATENCION
from mesa.expedientes.estados import TRANSICIONES
from mesa.revision.acciones import ACCIONES as DE_REVISION


def test_actions_are_offered_only_from_states_that_the_table_allows() -> None:
    ofrecidas = {(estado, accion.acto) for accion in (*DE_REVISION, *DE_ATENCION) for estado in accion.desde}

    # The verb responder takes in hand first what nobody did, so it is also offered one state earlier.
    assert ofrecidas - {("DERIVADO", "responder")} <= TRANSICIONES.keys()


def test_actions_have_one_address_each() -> None:
    nombres = [accion.nombre for accion in (*DE_REVISION, *DE_ATENCION)]

    assert sorted(nombres) == ["rechazar", "recibir", "responder", "tomar"]
