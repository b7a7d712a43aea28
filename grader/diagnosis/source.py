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

    def in_loop(self, line: int | None) -> bool:
        """Whether a line is in a loop or a comprehension."""
        return any(isinstance(node, LOOPS) for node in self.around(line))

    def inside_with(self, line: int | None, *names: str) -> bool:
        """Whether a line is in a `with` block, or a call, that mentions one of these names."""
        for node in self.around(line):
            items = node.items if isinstance(node, ast.With | ast.AsyncWith) else []
            heads = [ast.unparse(item.context_expr).lower() for item in items]
            if isinstance(node, ast.Call):
                heads.append(ast.unparse(node.func).lower())
            if any(name in head for head in heads for name in names):
                return True
        return False

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
