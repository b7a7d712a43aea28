"""Replace attributes for the length of a block, and put every one of them back.

An attribute that an object only inherited is deleted afterwards. Writing it back would leave a copy
that was never there.
"""

from collections.abc import Iterator
from contextlib import contextmanager

Patch = tuple[object, str, object]
"""An owner, the name of its attribute, and what to put there."""

_INHERITED = object()


@contextmanager
def patched(*patches: Patch) -> Iterator[None]:
    """Apply the patches in order; undo them in reverse order when the block is left."""
    before = [(owner, name, vars(owner).get(name, _INHERITED)) for owner, name, _ in patches]
    for owner, name, stand_in in patches:
        setattr(owner, name, stand_in)
    try:
        yield
    finally:
        for owner, name, original in reversed(before):
            if original is _INHERITED:
                delattr(owner, name)
            else:
                setattr(owner, name, original)
