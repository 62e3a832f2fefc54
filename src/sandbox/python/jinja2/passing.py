"""`pass_context` and its like: what a function called from a template gets first."""


def _marker(kind):
    def decorator(function):
        function.jinja_pass_arg = kind
        return function

    return decorator


pass_context = _marker("context")
pass_eval_context = _marker("eval_context")
pass_environment = _marker("environment")
