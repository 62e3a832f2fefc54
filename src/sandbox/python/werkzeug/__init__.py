"""The part of Werkzeug that a beginner's Flask program reaches, rewritten for the sandbox.

Same names, same module paths (they show in tracebacks), same bytes on the wire. Nothing here imports heavy standard
library modules at import time: a fresh interpreter pays tens of milliseconds for `re` or `json`.
"""
