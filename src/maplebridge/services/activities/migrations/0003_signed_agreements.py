"""The signed agreement with a legal vice-principal may be kept as a file."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_several_sign_ups_of_a_phone")]

    operations = [
        migrations.AddField(
            model_name="appointment",
            name="agreement",
            field=models.TextField(blank=True, db_collation="C", default=""),
        ),
        migrations.AddField(
            model_name="appointment",
            name="agreement_name",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="appointment",
            name="agreement_mime",
            field=models.TextField(blank=True, db_collation="C", default=""),
        ),
    ]
