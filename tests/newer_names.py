"""`python -m tests.newer_names` writes grader/gathering/newer_names.txt: what newer Pythons have brought.

It is read from the stubs that come with mypy: names, and parameters of functions, that are there only
`if sys.version_info >= (3, 12)` or later.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import mypy

STUBS = Path(mypy.__file__).parent / "typeshed" / "stdlib"
TARGET = Path(__file__).parents[1] / "grader" / "gathering" / "newer_names.txt"
FIRST = 12
"""The first version that is newer than the oldest one that is promised."""
MODULES = [
    "argparse",
    "array",
    "asyncio",
    "base64",
    "builtins",
    "calendar",
    "codecs",
    "collections",
    "concurrent",
    "contextlib",
    "contextvars",
    "copy",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "functools",
    "gc",
    "glob",
    "gzip",
    "hashlib",
    "heapq",
    "http",
    "importlib",
    "inspect",
    "io",
    "itertools",
    "json",
    "logging",
    "math",
    "multiprocessing",
    "operator",
    "os",
    "pathlib",
    "pickle",
    "queue",
    "random",
    "re",
    "secrets",
    "selectors",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "ssl",
    "statistics",
    "string",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "traceback",
    "types",
    "typing",
    "unittest",
    "urllib",
    "uuid",
    "warnings",
    "weakref",
    "zipfile",
    "zlib",
]
Found = dict[str, int]


def version_of(test: ast.expr) -> tuple[int, bool]:
    """The version in a condition, and whether the condition holds from it on; 0 if it has none."""
    found = re.search(r"version_info (>=|<) \(3, (\d+)", ast.unparse(test))
    return (int(found[2]), found[1] == ">=") if found else (0, True)


def statements(body: list[ast.stmt], since: int = 0) -> Iterator[tuple[ast.stmt, int]]:
    """The statements, without their conditions, each with the version from which on it is there."""
    for node in body:
        if not isinstance(node, ast.If):
            yield node, since
            continue
        version, newer = version_of(node.test)
        yield from statements(node.body, max(since, version if newer else 0))
        yield from statements(node.orelse, max(since, 0 if newer else version))


def names_of(node: ast.stmt) -> list[str]:
    """The names that a statement of a stub brings."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.ImportFrom):
        return [alias.name for alias in node.names if alias.asname == alias.name]
    targets = node.targets if isinstance(node, ast.Assign) else []
    targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
    return [target.id for target in targets if isinstance(target, ast.Name)]


def look(scope: str, body: list[ast.stmt], names: Found, inside: str = "") -> None:
    """Note since when each name and each parameter is there."""
    for node, since in statements(body):
        for name in names_of(node):
            key = f"{inside or scope}.{name}"
            names[key] = min(names.get(key, since), since)
        if isinstance(node, ast.ClassDef):
            look(scope, node.body, names, node.name)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            look_at_parameters(node, since, names, is_method=bool(inside))


def look_at_parameters(
    node: ast.FunctionDef | ast.AsyncFunctionDef, since: int, names: Found, *, is_method: bool
) -> None:
    """Note the parameters. Of functions with the same name, one outside of a class counts most."""
    for argument in [*node.args.args, *node.args.kwonlyargs]:
        key = f"{node.name}({argument.arg})"
        known = names.get(key, since)
        if known and since:
            names[key] = min(known, since) if key not in names or is_method else since
        else:
            names[key] = 0


def newer() -> Found:
    """Each name that came with a newer Python, with its version."""
    names: Found = {}
    for line in (STUBS / "VERSIONS").read_text().splitlines():
        if found := re.match(r"([a-z][\w.]*): 3\.(\d+)-", line):
            names[f"import {found[1]}"] = int(found[2])
    for file in sorted(STUBS.rglob("*.pyi")):
        parts = [
            part for part in file.relative_to(STUBS).with_suffix("").parts if part != "__init__"
        ]
        if parts[0] in MODULES:
            scope = "asyncio" if parts[0] == "asyncio" else ".".join(parts)
            look(scope, ast.parse(file.read_text()).body, names)
    return {name: since for name, since in names.items() if since >= FIRST and "._" not in name}


def main() -> None:
    """Write the list."""
    by_version = defaultdict(list)
    for name, since in newer().items():
        left_out = re.search(r"(^|[. (])_|\(self\)$|^socket\.[A-Z]", name)
        if not left_out:
            by_version[since].append(name)
    lines = [
        f"3.{since} {name}" for since in sorted(by_version) for name in sorted(by_version[since])
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
