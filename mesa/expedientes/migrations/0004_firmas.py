from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("expedientes", "0003_analisis")]
    operations = [
        migrations.AddField("documento", "firmas", models.JSONField("firmas", default=list)),
        migrations.AddField("documento", "firmas_en", models.DateTimeField("firmas comprobadas", null=True)),
        migrations.AddField("documento", "firmas_revisadas", models.JSONField("firmas revisadas", null=True)),
        migrations.AddField(
            "documento", "firmas_revisadas_en", models.DateTimeField("firmas comprobadas de nuevo", null=True)
        ),
    ]
