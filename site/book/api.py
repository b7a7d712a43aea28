"""The pages of the public API. Sphinx fills them in from the docstrings."""

import sys
from collections.abc import Iterable
from inspect import isclass
from itertools import groupby

import grader
from grader.worker.world import PARTS

INDEX = """
API
===

All that a check file needs. :doc:`/contributing` shows how it is used.

.. toctree::

   checks
   world
   notebook
"""
CHECKS = """
The check API
=============

What a check file imports: `from grader import inputs, points, scenario`.
"""
WORLD = """
The stand-in world
==================

A scenario asks for one of these by naming a parameter.
"""
NOTEBOOK = """
In a notebook
=============

.. autofunction:: grader.notebook.check

.. autoclass:: grader.notebook.Report
"""


def sources() -> dict[str, str]:
    """The pages of the API: path and text of each, in reStructuredText."""
    return {
        "api/index.rst": INDEX,
        "api/checks.rst": CHECKS + "".join(_checks()),
        "api/world.rst": WORLD + "".join(_world()),
        "api/notebook.rst": NOTEBOOK,
    }


def _checks() -> Iterable[str]:
    """A section for each module from which a check file's names come."""
    for module, names in groupby(sorted(grader.__all__, key=_module), key=_module):
        about = (sys.modules[module].__doc__ or "").partition("\n\n")[0]
        yield _section(module.rpartition(".")[2].replace("_", " ").capitalize(), about)
        yield from map(_entry, names)


def _module(name: str) -> str:
    return str(getattr(grader, name).__module__)


def _entry(name: str) -> str:
    kind = "class" if isclass(getattr(grader, name)) else "function"
    return f".. auto{kind}:: grader.{name}\n\n"


def _world() -> Iterable[str]:
    for parameter, part in PARTS.items():
        yield _section(f"``{parameter}``")
        name = f"{part.__module__}.{part.__qualname__}"
        yield f".. autoclass:: {name}()\n   :exclude-members: facts, stop\n\n"


def _section(title: str, about: str = "") -> str:
    return f"\n{title}\n{'-' * len(title)}\n\n{about}\n\n"
