"""Notebook cells as plain Python: what only a notebook understands is removed, line numbers stay.

Cells are parsed, never run.
"""

import ast
import builtins
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec

from grader.ingest.magics import without_magics

NOTEBOOK_NAMES = frozenset({"check", "display", "get_ipython", "nest_asyncio"})
"""Names that exist only in a notebook: a statement that uses one does not belong to the answer."""
PACKAGES = frozenset(
    [
        "google",
        "grader",
        "IPython",
        "ipykernel",
        "ipytest",
        "ipywidgets",
        "js",
        "kaggle_secrets",
        "micropip",
        "nest_asyncio",
        "piplite",
        "pyodide",
        "pyodide_js",
        "pyodide_kernel",
        "dbutils",
    ]
)
"""What only a notebook imports: Jupyter's own, and what Colab, Kaggle and JupyterLite bring along."""
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
ASSIGNMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign)
DEFINITIONS = (*FUNCTIONS, *ASSIGNMENTS, ast.ClassDef, ast.Import, ast.ImportFrom)


def python_of(source: str) -> str:
    """A cell as plain Python; each line keeps its number.

    Magics and `!commands` are removed. So are statements outside functions that await, call
    `asyncio.run`, use the notebook, or use a name that such a statement defines.
    """
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    tree = parsed(text)
    if tree is None:
        text = "\n".join(without_magics(text.split("\n")))
        tree = parsed(text)
    return text if tree is None else _without(text, list(_notebook_only(tree)))


def definitions_of(cells: Iterable[str], needed_by: str | None = None) -> str:
    """The imports, functions, classes and assignments of earlier cells, for use by a later one.

    Cells that cannot be parsed are left out. With `needed_by`, the later cell, only what it uses is
    kept, directly or through others: unused definitions cannot break it.
    """
    found: list[tuple[ast.stmt, str]] = []
    for cell in map(python_of, cells):
        tree = parsed(cell)
        if tree is not None:
            lines = [line.encode() for line in cell.split("\n")]
            kept = [node for node in tree.body if isinstance(node, DEFINITIONS)]
            found += [(node, _segment(lines, node)) for node in kept]
    if needed_by is not None:
        tree = parsed(needed_by)
        needed = _needed([node for node, _ in found], _read(ast.walk(tree)) if tree else ())
        found = [one for one, is_needed in zip(found, needed, strict=True) if is_needed]
    return "".join(f"{text}\n" for _, text in found)


def defined_by(source: str) -> set[str]:
    """The names that a cell assigns at its top level."""
    tree = parsed(source)
    return {name for node in tree.body for name in bound(node)} if tree else set()


def undefined_in(source: str) -> set[str]:
    """The names that a text reads, and that neither it nor Python defines."""
    tree = parsed(source)
    if tree is None:
        return set()
    nodes = list(ast.walk(tree))
    known = {name for node in tree.body for name in bound(node)} | set(dir(builtins))
    known |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    known |= {node.name or "" for node in nodes if isinstance(node, ast.ExceptHandler)}
    known |= {node.id for node in nodes if isinstance(node, ast.Name) and not _is_read(node)}
    inner = (*FUNCTIONS[:2], ast.ClassDef)
    known |= {node.name for node in nodes if isinstance(node, inner)}
    return set(_read(nodes)) - known


def _is_read(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Load)


def parsed(source: str) -> ast.Module | None:
    """The syntax tree, or None if the source cannot be parsed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _notebook_only(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements that belong to the notebook, not to the answer."""
    foreign = set(NOTEBOOK_NAMES - {name for node in tree.body for name in bound(node)})
    inside = set(_read(_inside_functions(tree)))
    for node in tree.body:
        outside = list(outside_functions(node))
        imports = _imports_foreign(node) or (_is_missing(node) and not inside & bound(node))
        if any(map(_waits, outside)) or imports or foreign & set(_read(outside)):
            foreign |= bound(node)
            yield node
        elif isinstance(node, DEFINITIONS):
            foreign -= bound(node)


def outside_functions(*nodes: ast.AST) -> Iterator[ast.AST]:
    """The nodes of statements, without those in the bodies of functions and classes."""
    todo = list(nodes)
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, (*FUNCTIONS, ast.ClassDef)):
            todo += ast.iter_child_nodes(node)


def _waits(node: ast.AST) -> bool:
    if isinstance(node, ast.comprehension):
        return bool(node.is_async)
    if isinstance(node, ast.Attribute):
        owner = node.value.id if isinstance(node.value, ast.Name) else ""
        return node.attr == "run_until_complete" or (owner, node.attr) == ("asyncio", "run")
    return isinstance(node, ast.Await | ast.AsyncFor | ast.AsyncWith)


def _imports_foreign(node: ast.stmt) -> bool:
    return any(package in PACKAGES for package in _imported(node))


def _is_missing(node: ast.stmt) -> bool:
    """Whether this imports what is not installed here, as Colab has numpy. Nothing is imported."""
    return any(package and not _is_installed(package) for package in _imported(node))


@cache
def _is_installed(package: str) -> bool:
    try:
        return package in sys.stdlib_module_names or find_spec(package) is not None
    except (ImportError, ValueError):
        return False


def _imported(node: ast.stmt) -> list[str]:
    """The packages of an import."""
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
    names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    return [name.partition(".")[0] for name in names]


def _inside_functions(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes in functions and classes."""
    outside = set(outside_functions(*tree.body))
    return (node for node in ast.walk(tree) if node not in outside)


def _without(text: str, nodes: Sequence[ast.stmt]) -> str:
    """The text with `pass` in place of these statements. Columns count bytes of UTF-8."""
    lines = [line.encode() for line in text.split("\n")] if nodes else []
    for node in reversed(nodes):
        first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
        head, tail = lines[first][: node.col_offset], lines[last][node.end_col_offset :]
        blank = [b""] * (last - first)
        lines[first : last + 1] = (
            [head, *blank[1:], b"pass" + tail] if blank else [head + b"pass" + tail]
        )
    return b"\n".join(lines).decode() if nodes else text


def _segment(lines: Sequence[bytes], node: ast.stmt) -> str:
    """The text of a top-level statement, decorators included."""
    decorators = getattr(node, "decorator_list", [])
    first = min(part.lineno for part in (node, *decorators)) - 1
    last = node.end_lineno or node.lineno
    own = list(lines[first:last])
    own[-1] = own[-1][: node.end_col_offset]
    if not decorators:
        own[0] = own[0][node.col_offset :]
    return b"\n".join(own).decode()


def bound(node: ast.AST) -> set[str]:
    """The names that a statement assigns, outside functions; for `a.b[0] = …` it is `a`."""
    names: set[str] = set()
    for part in outside_functions(node):
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(part.name)
        elif isinstance(part, ast.alias):
            names.add((part.asname or part.name).partition(".")[0])
        elif isinstance(getattr(part, "ctx", None), ast.Store):
            names |= _owner(part)
    return names


def _owner(part: ast.AST) -> set[str]:
    """The name at the start of `a`, `a.b` or `a[0].b`."""
    while isinstance(part, ast.Attribute | ast.Subscript):
        part = part.value
    return {part.id} if isinstance(part, ast.Name) else set()


def _read(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The names that these nodes read, without their children."""
    return (n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))


def _needed(found: Sequence[ast.stmt], names: Iterable[str]) -> list[bool]:
    """Whether each statement assigns one of the names, or a name that such a statement uses."""
    assigned_at: dict[str, list[int]] = {}
    for index, node in enumerate(found):
        for name in bound(node):
            assigned_at.setdefault(name, []).append(index)
    needed = [False] * len(found)
    todo = ["*", *names]
    while todo:
        for index in assigned_at.pop(todo.pop(), ()):
            if not needed[index]:
                needed[index] = True
                todo += _read(ast.walk(found[index]))
    return needed
