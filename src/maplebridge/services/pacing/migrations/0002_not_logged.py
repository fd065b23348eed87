"""Room for limits that benches set, and no waiting for the disk: what is counted lives for two hours."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pacing", "0001_initial")]

    operations = [
        migrations.AlterField(model_name="tries", name="many", field=models.IntegerField(default=0)),
        migrations.RunSQL("ALTER TABLE tries SET UNLOGGED", "ALTER TABLE tries SET LOGGED"),
    ]
