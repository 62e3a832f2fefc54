"""Jinja2's tests: `{{ value is name }}`."""
import operator

from .passing import pass_environment
from .undefined import Undefined


def test_odd(value):
    return value % 2 == 1


def test_even(value):
    return value % 2 == 0


def test_divisibleby(value, num):
    return value % num == 0


def test_defined(value):
    return not isinstance(value, Undefined)


def test_undefined(value):
    return isinstance(value, Undefined)


@pass_environment
def test_filter(environment, value):
    return value in environment.filters


@pass_environment
def test_test(environment, value):
    return value in environment.tests


def test_none(value):
    return value is None


def test_boolean(value):
    return value is True or value is False


def test_false(value):
    return value is False


def test_true(value):
    return value is True


def test_integer(value):
    return isinstance(value, int) and value is not True and value is not False


def test_float(value):
    return isinstance(value, float)


def test_lower(value):
    return str(value).islower()


def test_upper(value):
    return str(value).isupper()


def test_string(value):
    return isinstance(value, str)


def test_mapping(value):
    return isinstance(value, dict) or (hasattr(value, "keys") and hasattr(type(value), "__getitem__"))


def test_number(value):
    from numbers import Number

    return isinstance(value, Number)


def test_sequence(value):
    try:
        len(value)
        value.__getitem__
    except Exception:
        return False
    return True


def test_sameas(value, other):
    return value is other


def test_iterable(value):
    try:
        iter(value)
    except TypeError:
        return False
    return True


def test_escaped(value):
    return hasattr(value, "__html__")


def test_in(value, seq):
    return value in seq


TESTS = {name[5:]: function for name, function in list(globals().items()) if name.startswith("test_")}
TESTS["callable"] = callable
for _names, _compare in (
    (("==", "eq", "equalto"), operator.eq), (("!=", "ne"), operator.ne), ((">", "gt", "greaterthan"), operator.gt),
    ((">=", "ge"), operator.ge), (("<", "lt", "lessthan"), operator.lt), (("<=", "le"), operator.le),
):
    for _name in _names:
        TESTS[_name] = _compare
