"""The text that is signed is kept, with its digest and the county's signatures. No release has had statements without
them; those drawn up before on a copy under work are drawn up again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("statements", "0001_initial")]

    operations = [
        migrations.RunSQL("DELETE FROM duty_statement", migrations.RunSQL.noop),
        migrations.AddField("statement", "words", models.JSONField()),
        migrations.AddField("statement", "sha256", models.TextField(db_collation="C")),
        migrations.AddField("statement", "upper_proof", models.TextField(blank=True, db_collation="C", default="")),
        migrations.AddField("statement", "lower_proof", models.TextField(blank=True, db_collation="C", default="")),
    ]
