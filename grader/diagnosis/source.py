"""Read the student's source, for lines and names. It is read, never run, and it never decides."""

import ast
import io
import tokenize
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import islice
from typing import TypeGuard

from grader.diagnosis.kept_errors import raises_later
from grader.exercise.own_part import answer_of
from grader.exercise.syntax import FUNCTIONS, around, is_string, parsed

COMPREHENSIONS = (ast.ListComp, ast.DictComp, ast.SetComp, ast.GeneratorExp)
LOOPS = (ast.For, ast.AsyncFor, ast.While, *COMPREHENSIONS)

MAX_PART = 300
"""Nodes of one expression that is unparsed: part of each may be part of the next."""
CALLERS = 5
"""Functions, each called by the next, that are searched for a block."""
TO_BE_CALLED = {"call_later": 1, "call_at": 1, "call_soon": 0, "call_soon_threadsafe": 0}
"""Which argument is the callback, by the name of the method."""


class Source:
    """The text of a student's file, and what of it is the answer.

    Searches read only the answer: `tree`, and its text in `code`. A line that was seen at run time
    may be anywhere: it is looked up in the `whole` file. At the lines `files` its further files begin.
    """

    def __init__(self, text: str, asked: Collection[str] = (), files: Sequence[int] = ()) -> None:
        self.text = text
        self.asked = asked
        self._files = files
        self._keeping: dict[int | None, bool] = {}
        self._around: dict[int, list[ast.AST]] = {}

    @cached_property
    def whole(self) -> ast.Module:
        """The syntax tree of the file; an empty one where it cannot be parsed, or is too large."""
        return parsed(self.text)

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree of the answer, which is the part of the file that can run."""
        return answer_of(self.whole, self.asked, self._files)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All nodes of the answer. Each rule searches them, so they are listed once."""
        return list(ast.walk(self.tree))

    def line(self, number: int | None) -> str:
        """The code of a line, without indentation and comment."""
        lines = self.text.split("\n")  # as Python counts; splitlines() splits at more characters
        if not number or not 0 < number <= len(lines):
            return ""
        return lines[number - 1][: self._comments.get(number)].strip()

    @cached_property
    def _comments(self) -> dict[int, int]:
        """The column at which the comment of a line begins, by the line."""
        found: dict[int, int] = {}
        try:
            for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
                if token.type == tokenize.COMMENT:
                    found[token.start[0]] = token.start[1]
        except (tokenize.TokenError, SyntaxError):
            pass  # as far as it can be read
        return found

    def part(self, node: ast.expr) -> str:
        """An expression as source text; of a large one only its position."""
        return _text(node)

    def around(self, line: int | None) -> list[ast.AST]:
        """The nodes that contain a line, outermost first."""
        if line is None:
            return []
        if line not in self._around:
            self._around[line] = list(around(self.whole, line))
        return self._around[line]

    def statement(self, line: int | None) -> tuple[int, int] | None:
        """The first and last line of the simple statement that a line is part of, or of its `with`."""
        around = [n for n in self.around(line) if isinstance(n, ast.stmt)]
        if not around:
            return None
        body = getattr(around[-1], "body", None)
        last = body[0].lineno - 1 if body else around[-1].end_lineno
        return around[-1].lineno, last or around[-1].lineno

    def in_loop(self, line: int | None) -> bool:
        """Whether a line is in a loop or a comprehension."""
        return any(isinstance(node, LOOPS) for node in self.around(line))

    def waits_in_loop(self, line: int | None) -> bool:
        """Whether a loop or a comprehension around a line waits in each iteration."""
        loops = [node for node in self.around(line) if isinstance(node, LOOPS)]
        waits = (ast.Await, ast.AsyncWith)
        return any(isinstance(node, waits) for loop in loops for node in ast.walk(loop))

    def takes_in_turn(self, line: int | None) -> bool:
        """Whether the loop around a line takes what is next from something that others take from too."""
        loops = [node for node in self.around(line) if isinstance(node, LOOPS)]
        return any(isinstance(n, ast.While | ast.AsyncFor) or self._over_iterator(n) for n in loops)

    def pauses_for_a_number(self, line: int | None) -> bool:
        """Whether a line sleeps for a number that is written there."""
        calls = (
            n for n in self.around(line) if isinstance(n, ast.Call) and last_name(n.func) == "sleep"
        )
        return any(isinstance(arg, ast.Constant) for call in calls for arg in call.args[:1])

    def _over_iterator(self, loop: ast.AST) -> bool:
        text = self.meaning(loop.iter) if isinstance(loop, ast.For) else ""
        return any(word in text for word in ("iter(", "map(", "zip(", "enumerate("))

    def block_with(self, line: int | None, *names: str) -> int | None:
        """The line of the `with` block, or of the call, around a line, that mentions one of `names`."""
        for node in reversed(self.around(line)):
            items = node.items if isinstance(node, ast.With | ast.AsyncWith) else []
            heads = [self.meaning(item.context_expr) for item in items]
            if isinstance(node, ast.Call):
                heads.append(self.meaning(node.func))
            if any(name in head for head in heads for name in names):
                return getattr(node, "lineno", None)
        return None

    def awaits(self, line: int | None, call: str) -> bool:
        """Whether a line is part of an `await` of such a call, e.g. `gather(`, or of its result."""
        awaits = (node for node in self.around(line) if isinstance(node, ast.Await))
        return any(call in self.meaning(node.value) for node in awaits)

    def block_around(self, line: int | None, *names: str) -> int | None:
        """As `block_with`, also where the function that contains the line is called in such a block."""
        lines, known = [line], {line}
        for _ in range(CALLERS):
            blocks = (self.block_with(one, *names) for one in lines)
            if found := next((block for block in blocks if block is not None), None):
                return found
            uses = [use for one in lines for use in self._uses_of_holder(one)]
            lines = [use for use in dict.fromkeys(uses) if use not in known]
            known.update(lines)
        return None

    def _uses_of_holder(self, line: int | None) -> list[int]:
        """The lines that name the function which contains a line."""
        holder = next((n for n in reversed(self.around(line)) if isinstance(n, FUNCTIONS)), None)
        return self._lines_of_names.get(holder.name, []) if holder else []

    @cached_property
    def _lines_of_names(self) -> dict[str, list[int]]:
        lines: dict[str, list[int]] = {}
        for node in self.nodes:
            if name := last_name(node):
                lines.setdefault(name, []).append(getattr(node, "lineno", 0))
        return lines

    def meaning(self, node: ast.expr) -> str:
        """An expression in lower case, with the value that was assigned to it."""
        text = _text(node)
        return f"{text} {self._assigned.get(text, '')}".lower()

    @cached_property
    def _assigned(self) -> dict[str, str]:
        assignments = (node for node in self.nodes if isinstance(node, ast.Assign))
        return {_text(a.targets[0]): _text(a.value) for a in assignments}

    def lines_of_calls(self, *names: str) -> list[int]:
        """The lines that call something with such a last name, e.g. `gather`, in order."""
        return sorted(line for name in {*names} for line in self._calls.get(name, ()))

    @cached_property
    def _calls(self) -> dict[str, list[int]]:
        lines: dict[str, list[int]] = {}
        for node in self.nodes:
            if isinstance(node, ast.Call):
                lines.setdefault(last_name(node.func), []).append(node.lineno)
        return lines

    def line_of_call(self, *names: str) -> int | None:
        """The first of these lines."""
        return next(iter(self.lines_of_calls(*names)), None)

    def line_of_pause(self) -> int | None:
        """The last `sleep` in a loop, or else the first one at all."""
        lines = self.lines_of_calls("sleep")
        return max(filter(self.in_loop, lines), default=min(lines, default=None))

    def line_that_keeps(self, line: int | None) -> int | None:
        """Where the item or attribute that is awaited on a line was assigned."""
        awaits = [n.value for n in self.around(line) if isinstance(n, ast.Await)]
        kept = [_text(n) for n in awaits if isinstance(n, ast.Subscript | ast.Attribute)]
        nodes = (n for n in self.nodes if isinstance(n, ast.Assign))
        lines = [n.lineno for n in nodes if any(_text(t) in kept for t in n.targets)]
        return min(lines, default=None)

    def keeps_unless_kept(self, line: int | None) -> bool:
        """Whether a function that contains a line tests for a key, and sets it if it is missing."""
        if line not in self._keeping:
            self._keeping[line] = self._keeps_unless_kept(line)
        return self._keeping[line]

    def _keeps_unless_kept(self, line: int | None) -> bool:
        for node in self.around(line):
            if isinstance(node, FUNCTIONS):
                inside = list(ast.walk(node))
                kept = {
                    _text(n.value)
                    for n in inside
                    if isinstance(n, ast.Subscript) and isinstance(n.ctx, ast.Store)
                }
                asked = [_text(n.comparators[-1]) for n in inside if _asks_for_key(n)]
                if kept & set(asked):
                    return True
        return False

    def line_of_handler(self, *names: str) -> int | None:
        """The first `except`, or `suppress`, that catches one of these; a bare one catches all."""
        for node in self.nodes:
            caught = ""
            if isinstance(node, ast.ExceptHandler):
                caught = _text(node.type) if node.type is not None else "BaseException"
            elif isinstance(node, ast.Call) and last_name(node.func) == "suppress":
                caught = _text(node)
            if any(name in caught for name in names):
                return int(getattr(node, "lineno", 0))
        return None

    def swallows_cancel(self, line: int | None) -> int | None:
        """The `except` around a line that catches a cancellation, and does not re-raise it."""
        for node in reversed(self.around(line)):
            if not isinstance(node, ast.Try) or (line or 0) > (node.body[-1].end_lineno or 0):
                continue
            for handler in node.handlers:
                caught = _text(handler.type) if handler.type is not None else "BaseException"
                if "CancelledError" in caught or "BaseException" in caught:
                    raises = any(isinstance(n, ast.Raise) for n in ast.walk(handler))
                    return None if raises or raises_later(handler, self.nodes) else handler.lineno
        return None

    def called_at_once(self, line: int | None) -> str | None:
        """The call on a line in the place where `call_later` and its like expect a function."""
        for node in self.around(line):
            place = TO_BE_CALLED.get(last_name(node.func)) if isinstance(node, ast.Call) else None
            if isinstance(node, ast.Call) and place is not None and len(node.args) > place:
                given = node.args[place]
                if isinstance(given, ast.Call) and last_name(given.func) != "partial":
                    return _text(given)
        return None

    def is_guarded(self, line: int | None) -> bool:
        """Whether the innermost function that contains a line has an `except` for it."""
        for node in reversed(self.around(line)):
            if isinstance(node, FUNCTIONS):
                return False
            if isinstance(node, ast.Try) and node.handlers and line is not None:
                return line <= (node.body[-1].end_lineno or 0)
        return False

    def mentions(self, *words: str) -> bool:
        """Whether the code of the answer contains one of these words."""
        return any(word in self.code for word in words)

    @cached_property
    def code(self) -> str:
        """The answer without comments, formatting and prose: docstrings, and strings with spaces."""
        return ast.unparse(
            _WithoutProse().visit(answer_of(parsed(self.text), self.asked, self._files))
        )


class _WithoutProse(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        """A statement without effect in the place of a string, which may be all of a body."""
        return ast.Pass() if is_string(node) else self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        """An empty string in the place of a sentence; a word may be a name, as in `getattr`."""
        is_prose = isinstance(node.value, str) and any(map(str.isspace, node.value))
        return ast.Constant("") if is_prose else node


def last_name(node: ast.AST) -> str:
    """`gather` for `gather` and for `asyncio.gather`; empty where there is no name."""
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _text(node: ast.expr) -> str:
    """An expression as source text; of a large one only its position."""
    large = next(islice(ast.walk(node), MAX_PART, None), None)
    return f"{node.lineno}:{node.col_offset}" if large else ast.unparse(node)


def _asks_for_key(node: ast.AST) -> TypeGuard[ast.Compare]:
    return isinstance(node, ast.Compare) and isinstance(node.ops[-1], ast.In | ast.NotIn)
