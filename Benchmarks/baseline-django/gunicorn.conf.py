"""As gunicorn's own documentation advises: two workers per core and one, with threads so that connections stay open."""

import multiprocessing
import os

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = multiprocessing.cpu_count() * 2 + 1
worker_class = "gthread"
threads = 4
keepalive = 30
backlog = 2048
accesslog = None
loglevel = "warning"
