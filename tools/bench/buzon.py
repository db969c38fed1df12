"""A relay that takes every mail and forgets it: `python -m tools.bench.buzon PORT`."""

import sys
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

if __name__ == "__main__":
    Controller(Sink(), hostname="127.0.0.1", port=int(sys.argv[1]), data_size_limit=64_000_000).start()
    threading.Event().wait()
