"""A phone that is on the list of an activity may sign up somebody else, too."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]

    operations = [migrations.RemoveConstraint(model_name="signup", name="sign_up_once")]
