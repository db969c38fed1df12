from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def crear_cabeza(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("expedientes", "CabezaDeActos").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("expedientes", "0001_inicial")]
    operations = [migrations.RunPython(crear_cabeza, migrations.RunPython.noop)]
