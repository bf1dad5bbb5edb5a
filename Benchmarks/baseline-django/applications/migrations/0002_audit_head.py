from django.db import migrations


def begin_the_chain(apps, schema):
    apps.get_model("applications", "AuditHead").objects.create(pk=1, seq=0, hash="0" * 64)


class Migration(migrations.Migration):
    dependencies = [("applications", "0001_tables")]
    operations = [migrations.RunPython(begin_the_chain, migrations.RunPython.noop)]
