"""`Request` and `Response`: an HTTP message as a Python object."""
from .request import QUERY, Request, UserAgent
from .response import Response
