"""Adds where and when a unit can be visited, and what an agent outlet is accredited for."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("units", "0002_licences")]

    operations = [
        migrations.AddField("unit", "address_zh", models.TextField(blank=True, default="")),
        migrations.AddField("unit", "address_en", models.TextField(blank=True, default="")),
        migrations.AddField("unit", "phone", models.TextField(blank=True, default="")),
        migrations.AddField("unit", "longitude", models.FloatField(blank=True, null=True)),
        migrations.AddField("unit", "latitude", models.FloatField(blank=True, null=True)),
        migrations.AddField("unit", "hours", models.JSONField(blank=True, default=dict)),
        migrations.AddField("unit", "accreditation", models.JSONField(blank=True, default=dict)),
    ]
