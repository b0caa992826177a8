"""History cannot be rewritten, and four eyes hold, whoever holds the pen."""

from django.db import migrations

from claims.migrations._guards import INSTALL_GUARDS


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_tables")]

    operations = [INSTALL_GUARDS]
