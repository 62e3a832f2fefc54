"""An exercise's `kontrol`: runs the lesson's check on a learner's program, one checklist item for each assert.

In: the program's text, the check's text, the learner's own exchanges. Out: items, and the first error of the program that
made one fail. A comment line right above an assert says, for a beginner, what it asks for. Every assert is rewritten so that a failed one is written down and the next one still runs; a statement that
cannot run ends the check, and what comes after it is said to be not reached. Nothing of ours ever shows a traceback.
"""
import ast

import _cerez

import _bridge
import _errors
from _check_browser import Browser, diary_of, open_session, signed_session
from _host import TimeLimit

__all__ = ["check"]

FILE = "kontrol.py"
#: Characters of a message; a check may quote a whole response body.
MESSAGE = 400
CONDITION = 160


def check(source, filename, templates, criterion, diary, origin, remote):
    """(items, described error or None, its request or None, overstayed, fault of the check or None).

    An item is (True, False or None for not reached, "madde" or "adim", message, condition, what it asks for).
    """
    _cerez.jars_clear()
    try:
        sheet = Sheet(criterion)
    except SyntaxError as error:
        return [], None, None, False, f"{FILE}:{error.lineno}: {error.msg}"
    try:
        program = _bridge.load(source, filename, templates)
    except BaseException as error:  # noqa: B036 - a program may raise anything, and all of it is the learner's to see
        return sheet.items(), _errors.describe(error), None, isinstance(error, TimeLimit), None
    names = {
        "__name__": "kontrol",
        "istemci": Browser(program, sheet, origin, remote),
        "yeni_istemci": lambda kok=None: Browser(program, sheet, kok or origin, remote),
        "gunluk": diary_of(diary),
        "oturum_coz": open_session,
        "imzali_oturum": signed_session,
        "_cerez_madde": sheet.begin,
    }
    try:
        exec(sheet.code, names)
    except TimeLimit as error:
        return sheet.items(), _errors.describe(error), sheet.running, True, None
    except (Exception, SystemExit) as error:
        sheet.stopped(error)
    except BaseException as error:  # noqa: B036 - as above
        return sheet.items(), _errors.describe(error), sheet.running, False, None
    raised, request = sheet.raised or (None, None)
    return sheet.items(), raised, request, False, sheet.fault


class Item:
    """One assert of the check. In a loop it stands for all its turns: one that fails is enough."""

    def __init__(self, sheet, line, condition, aim):
        self.sheet = sheet
        self.line = line
        self.condition = condition
        self.aim = aim
        self.passed = self.failed = self.missed = False
        self.text = ""
        self._message = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, _):
        if error is None:
            return False
        if not isinstance(error, Exception):
            # The time limit; not ours to keep.
            return False
        if self.sheet.trouble:
            self.missed = True
        else:
            self._fail()
        return True

    def result(self, held):
        if held:
            self.passed = True
            self.sheet.error = None
        else:
            self._fail()

    def _fail(self):
        if not self.failed:
            self.failed = True
            try:
                self.text = str(self._message())[:MESSAGE]
            except Exception:
                self.text = ""
        self.sheet.failed()

    @property
    def state(self):
        if self.failed:
            return False
        return True if self.passed and not self.missed else None


class Sheet:
    """The check, rewritten, and what became of its asserts."""

    def __init__(self, criterion):
        self._lines = criterion.split("\n")
        self._items = []
        self._broken = None
        self.trouble = False
        self.fault = None
        #: The learner's last error since an assert passed, as (described, (method, path)).
        self.error = None
        #: The error that goes with the first failed assert.
        self.raised = None
        #: (method, path) of the request that runs now.
        self.running = None
        tree = ast.parse(criterion, FILE)
        self._rewrite(tree)
        self.code = compile(tree, FILE, "exec")

    def items(self):
        rows = [(item.line, (item.state, "madde", item.text, item.condition, item.aim)) for item in self._items]
        if self._broken is not None:
            line, text = self._broken
            at = sum(1 for own, _ in rows if own < line)
            rows.insert(at, (line, (False, "adim", "", text, "")))
        return [row for _, row in rows]

    def begin(self, index, message):
        item = self._items[index]
        item._message = message
        return item

    def failed(self):
        self.trouble = True
        if self.raised is None:
            self.raised = self.error

    def stopped(self, error):
        """A statement that is no assert could not run. After a failed assert that is no news."""
        line, at = 0, error.__traceback__
        while at is not None:
            if at.tb_frame.f_code.co_filename == FILE:
                line = at.tb_lineno
            at = at.tb_next
        if not self.trouble:
            text = self._lines[line - 1].strip() if 0 < line <= len(self._lines) else ""
            self._broken = (line, text[:CONDITION])
            self.fault = f"{FILE}:{line}: {_errors.type_of(error)}: {_errors.message_of(error)}"[:MESSAGE]
        self.failed()

    def _rewrite(self, node):
        """`assert T, M` -> `with _cerez_madde(k, lambda: M) as _cerez_m: _cerez_m.result(T)`, in every block."""
        for name in ("body", "orelse", "finalbody", "handlers", "cases"):
            block = getattr(node, name, None)
            if not isinstance(block, list):
                continue
            for index, statement in enumerate(block):
                if isinstance(statement, ast.Assert):
                    block[index] = self._marked(statement)
                else:
                    self._rewrite(statement)

    def _marked(self, statement):
        text = ast.get_source_segment("\n".join(self._lines), statement.test) or ""
        above = self._lines[statement.lineno - 2].strip() if statement.lineno > 1 else ""
        aim = above.lstrip("# ")[:CONDITION] if above.startswith("#") else ""
        item = Item(self, statement.lineno, " ".join(text.split())[:CONDITION], aim)
        self._items.append(item)
        number = len(self._items) - 1
        marked = ast.parse(f"with _cerez_madde({number}, lambda: '') as _cerez_m:\n _cerez_m.result(0)").body[0]
        if statement.msg is not None:
            marked.items[0].context_expr.args[1].body = statement.msg
        marked.body[0].value.args[0] = statement.test
        ast.copy_location(marked, statement)
        return ast.fix_missing_locations(marked)
