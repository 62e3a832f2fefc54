"""How an app answers its errors: its own handlers, an HTTP error's page, or 500."""
from werkzeug.exceptions import BadRequest, BadRequestKeyError, HTTPException, InternalServerError
from werkzeug.routing.exceptions import RoutingException

from .globals import _cv_request


class ErrorHandling:
    """The part of `Flask` that takes what a view raised."""

    def _find_error_handler(self, error, blueprints):
        cls, code = self._get_exc_class_and_code(type(error))
        for wanted in (code, None) if code is not None else (None,):
            for name in (*blueprints, None):
                handlers = self.error_handler_spec.get(name, {}).get(wanted)
                if not handlers:
                    continue
                for base in cls.__mro__:
                    if base in handlers:
                        return handlers[base]
        return None

    def trap_http_exception(self, error):
        if self.config["TRAP_HTTP_EXCEPTIONS"]:
            return True
        trap = self.config["TRAP_BAD_REQUEST_ERRORS"]
        if trap is None and self.debug and isinstance(error, BadRequestKeyError):
            return True
        return bool(trap) and isinstance(error, BadRequest)

    def handle_http_exception(self, error):
        """An HTTP error becomes its handler's answer, or its own page."""
        if error.code is None or isinstance(error, RoutingException):
            return error
        handler = self._find_error_handler(error, _cv_request.top.request.blueprints)
        return error if handler is None else handler(error)

    def handle_user_exception(self, error):
        """An error in a view: an HTTP one is answered, another goes to its handler or on to `handle_exception`."""
        if isinstance(error, BadRequestKeyError):
            self._raised = error
            if self.debug or self.config["TRAP_BAD_REQUEST_ERRORS"]:
                error.show_exception = True
        if isinstance(error, HTTPException) and not self.trap_http_exception(error):
            return self.handle_http_exception(error)
        handler = self._find_error_handler(error, _cv_request.top.request.blueprints)
        if handler is None:
            raise error
        return handler(error)

    def handle_exception(self, error):
        """Nobody caught it: log it and answer 500. Cookies and the session set before it are still sent."""
        self._raised = error
        propagate = self.config["PROPAGATE_EXCEPTIONS"]
        if propagate is None:
            propagate = self.testing or self.debug
        if propagate:
            raise error
        self.log_exception((type(error), error, error.__traceback__))
        server_error = InternalServerError(original_exception=error)
        handler = self._find_error_handler(server_error, _cv_request.top.request.blueprints)
        if handler is not None:
            server_error = handler(server_error)
        return self.finalize_request(server_error, from_error_handler=True)

    def log_exception(self, exc_info):
        request = _cv_request.top.request
        self.logger.log(
            40, f"Exception on {request.path} [{request.method}]", exc_info=exc_info[1], module="app"
        )
