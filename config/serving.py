"""Settings of the server that `./run` starts; gunicorn reads them."""

import gc
import sys
from typing import Any

from config.environment import flag, number, text

wsgi_app = "config.wsgi"
bind = f"127.0.0.1:{number('PORT', 8000)}"
worker_class = "gthread"
workers = number("WORKERS", 1)
threads = number("THREADS", 8)
loglevel = "warning"
preload_app = True  # what is loaded already need not be again in each worker
pidfile = text("SERVING") or None  # `./run` waits for it to start the background worker
control_socket_disable = True


def when_ready(_server: Any) -> None:
    """Say where the site is; what stays loaded need never be looked through again."""
    gc.freeze()
    people = "  —  trainee, trainer, hr, admin; password jiangyi"
    is_real = flag("JIANGYI_PRODUCTION")
    sys.stderr.write(f"讲义: {text('SITE_ADDRESS')}{'' if is_real else people}\n")
