"""The door for granian: `granian --interface wsgi mesa.wsgi:application`."""

import os
import threading

from django.core.wsgi import get_wsgi_application

from mesa.lib import sandbox

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mesa.settings")
application = get_wsgi_application()
# Built while nobody waits, so that the first file of the day costs what the others do.
threading.Thread(target=sandbox.aislamiento, daemon=True).start()
