from django import forms

from mesa.portal.formularios import Tropiezo, tropiezos_de, vista_de_campo


class Formulario(forms.Form):
    clase = forms.ChoiceField(choices=[("a", "Carta"), ("b", "Factura")], widget=forms.RadioSelect)
    asunto = forms.CharField(error_messages={"required": "Escribe el asunto."})
    token = forms.CharField(widget=forms.HiddenInput, error_messages={"required": "Vuelve a empezar."})

    def clean(self) -> None:
        raise forms.ValidationError("Algo no cuadra.")


def test_errors_come_in_the_order_of_the_page_and_lead_to_their_field() -> None:
    formulario = Formulario({"clase": ""})

    tropiezos = tropiezos_de(formulario)

    assert tropiezos[0] == Tropiezo("", "Algo no cuadra.")
    assert [t.ancla for t in tropiezos[1:]] == ["id_clase_0", "id_asunto", ""]
    assert tropiezos[2].frase == "Escribe el asunto."


def test_each_option_carries_its_hint() -> None:
    formulario = Formulario()
    formulario.fields["clase"].pistas = {"b": "Con su XML"}  # type: ignore[attr-defined]

    opciones = vista_de_campo(formulario["clase"]).opciones

    assert [(o.etiqueta, o.pista) for o in opciones] == [("Carta", ""), ("Factura", "Con su XML")]


def test_a_form_without_errors_has_nothing_to_correct() -> None:
    assert tropiezos_de(Formulario()) == ()
