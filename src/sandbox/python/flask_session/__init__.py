"""Flask-Session: the data stays on the server, the cookie carries only a random id.

Every SESSION_TYPE keeps its records in the same place here, the host's record store (`_cerez.record_*`); what differs
between the types is which Python values survive.
"""
from .base import Session
from .defaults import Defaults

__version__ = "0.8.0"
