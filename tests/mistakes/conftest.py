"""What is run once for all tests of a file."""

import pytest
from corpus import Program
from running import run


@pytest.fixture(scope="module")
def seen(request):
    """What was seen of every program that a chosen test of the file is about. All run at the same time."""
    items = [item for item in request.session.items if item.path == request.path]
    params = [item.callspec.params for item in items if hasattr(item, "callspec")]
    return run({p["program"] for p in params if isinstance(p.get("program"), Program)})
