"""A tour and each of its stops can be called off, with the reason."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("booking", "0001_initial")]

    operations = [
        migrations.AddField("tour", "cancelled_at", models.DateTimeField(null=True)),
        migrations.AddField("tour", "cancelled_why", models.TextField(default="")),
        migrations.AddField("tourstop", "cancelled_why", models.TextField(default="")),
    ]
