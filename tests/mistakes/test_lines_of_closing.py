"""Where a cancellation comes out of a closing: the clause that lets it by, or else where it closes."""

import pytest

from grader.diagnosis.shown import line_of_shown
from grader.diagnosis.source import Source

LOOP = """
async def close(left):
    for one in left:
        try:
            await one.aclose()
        except Exception as error:
            errors.append(error)
"""
CLOSER = """
class Closer:
    async def run(self):
        while self.left:
            await self.close_one()
    async def close_one(self):
        try:
            await self.left.pop().aclose()
        except Exception as error:
            self.errors.append(error)
async def opened(closer):
    try:
        yield closer.left
    finally:
        await closer.run()
"""
QUIET = LOOP.replace("try:", "with suppress(OSError):").split("        except")[0]
BARE = """
async def close(left):
    for one in left:
        await one.aclose()
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (LOOP, 6),
        (LOOP.replace("except Exception", "except (OSError, LookupError)"), 6),
        (LOOP.replace("except Exception", "except BaseException"), None),
        (LOOP.replace("except Exception", "except CancelledError:\n            raise\n        except Exception"), 6),
        (LOOP.replace("aclose", "send"), None),
        (LOOP.replace("        except", "        finally:\n            go_on()\n#").replace("            errors", "#"), None),
        (LOOP + LOOP.replace("close(left)", "stop(left)"), None),
        (CLOSER, 9),
        (CLOSER.replace("await closer.run()", "await shield(closer.run())"), None),
        (CLOSER.replace("await closer.run()", "await wait([create_task(closer.run())])"), None),
        (CLOSER.replace("await self.close_one()", "await wait_for(self.close_one(), 5)"), None),
        (QUIET, 4),
        (QUIET.replace("OSError", "CancelledError"), None),
        (BARE, 4),
        (BARE.replace("for", "if").replace(" in ", " is "), None),
        (BARE.replace("for", "if").replace(" in ", " is ").replace("        await one", "        try: await two()\n        finally: await one"), 5),
    ],
)  # fmt: skip
def test_what_lets_a_cancellation_of_a_closing_by(source, line):
    assert line_of_shown("cleanup-cut-short", Source(source)) == line
