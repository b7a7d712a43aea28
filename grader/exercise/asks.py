"""Reads `ASKS`: what a student's file must define, as plain data."""

import ast
import re
from typing import Any

MANAGER = "asynccontextmanager"
"""The decorator of a function that makes an async context manager."""


def required(node: ast.stmt) -> dict[str, Any]:
    """One definition that `ASKS` requires. ValueError if it is something else."""
    if isinstance(node, ast.ClassDef):
        methods = [required(item) for item in node.body]
        text = f"class {node.name}:"
        return {"kind": "class", "name": node.name, "text": text, "methods": methods}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {"kind": "constant", "name": node.target.id, "text": f"{ast.unparse(node)} = …"}
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return _function(node)
    raise ValueError(f"expected functions, classes and `NAME: type`, got `{ast.unparse(node)}`")


def _function(node: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, Any]:
    returns = ast.unparse(node.returns) if node.returns else ""
    manager = any(ast.unparse(one).endswith(MANAGER) for one in node.decorator_list)
    is_async = (
        isinstance(node, ast.AsyncFunctionDef) and not manager
    )  # nobody awaits what it returns
    return {
        "kind": "async def" if is_async else "def",
        "name": node.name,
        "text": ast.unparse(node).partition(":\n")[0].replace("\n", " "),
        "manager": manager,
        "parameters": [argument.arg for argument in node.args.args],
        "generator": bool(re.search("Iterator|Generator", returns)),
    }
