"""Read the student's source, for lines and words. It is read, never run, and it never decides."""

import ast
import warnings
from collections.abc import Iterator
from functools import cached_property

LOOPS = (
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ListComp,
    ast.DictComp,
    ast.SetComp,
    ast.GeneratorExp,
)


class Source:
    """The text of a student's file, and its syntax tree if it has one."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree; an empty one where the text cannot be parsed."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ast.parse(self.text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ast.Module(body=[], type_ignores=[])

    def line(self, number: int | None) -> str:
        """The text of a line, stripped."""
        lines = self.text.splitlines()
        return lines[number - 1].strip() if number and number <= len(lines) else ""

    def around(self, line: int | None) -> list[ast.AST]:
        """The nodes that hold a line, outermost first."""
        return [] if line is None else list(_around(self.tree, line))

    def statement(self, line: int | None) -> tuple[int, int] | None:
        """The first and last line of the simple statement that a line is part of, or of its `with`."""
        held = [n for n in self.around(line) if isinstance(n, ast.stmt)]
        if not held:
            return None
        body = getattr(held[-1], "body", None)
        last = body[0].lineno - 1 if body else held[-1].end_lineno
        return held[-1].lineno, last or held[-1].lineno

    def in_loop(self, line: int | None) -> bool:
        """Whether a line is in a loop or a comprehension."""
        return any(isinstance(node, LOOPS) for node in self.around(line))

    def block_with(self, line: int | None, *names: str) -> int | None:
        """The line of the `with` block, or of the call, round a line, that has to do with `names`."""
        for node in reversed(self.around(line)):
            items = node.items if isinstance(node, ast.With | ast.AsyncWith) else []
            heads = [self._meaning(item.context_expr) for item in items]
            if isinstance(node, ast.Call):
                heads.append(self._meaning(node.func))
            if any(name in head for head in heads for name in names):
                return getattr(node, "lineno", None)
        return None

    def _meaning(self, node: ast.expr) -> str:
        """An expression in lower case; with what a name in it was assigned from."""
        text = ast.unparse(node)
        return f"{text} {self._assigned.get(text, '')}".lower()

    @cached_property
    def _assigned(self) -> dict[str, str]:
        assignments = (node for node in ast.walk(self.tree) if isinstance(node, ast.Assign))
        return {ast.unparse(a.targets[0]): ast.unparse(a.value) for a in assignments}

    def line_of_call(self, *names: str) -> int | None:
        """The first line that calls something whose name ends so, e.g. `gather`."""
        calls = (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))
        lines = [c.lineno for c in calls if ast.unparse(c.func).rpartition(".")[2] in names]
        return min(lines, default=None)

    def line_of_handler(self, *names: str) -> int | None:
        """The first `except` that catches one of these; a bare one catches all."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type is not None else "BaseException"
                if any(name in caught for name in names):
                    return node.lineno
        return None

    def mentions(self, *words: str) -> bool:
        """Whether the code, comments left out, mentions one of these words."""
        return any(word in self.code for word in words)

    @cached_property
    def code(self) -> str:
        """The source without comments and layout."""
        return ast.unparse(self.tree)


def _around(node: ast.AST, line: int) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        first, last = getattr(child, "lineno", None), getattr(child, "end_lineno", None)
        if first is None:
            yield from _around(child, line)
        elif last is not None and first <= line <= last:
            yield child
            yield from _around(child, line)
