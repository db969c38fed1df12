from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("expedientes", "0002_cabeza_de_actos")]
    operations = [
        migrations.AddField(
            "documento",
            "analisis",
            models.CharField(
                "análisis contra virus",
                max_length=13,
                choices=[
                    ("sin_antivirus", "Sin antivirus"),
                    ("pendiente", "Pendiente de análisis"),
                    ("limpio", "Sin virus conocidos"),
                    ("infectado", "Infectado"),
                ],
                default="sin_antivirus",
            ),
        ),
        migrations.AddField(
            "documento", "analisis_firma", models.CharField("lo que dijo el antivirus", max_length=200, blank=True)
        ),
        migrations.AddField("documento", "analizado_en", models.DateTimeField("analizado", null=True)),
        migrations.AddIndex(
            "documento",
            models.Index(fields=["subido_en"], condition=models.Q(analisis="pendiente"), name="documento_por_analizar"),
        ),
    ]
