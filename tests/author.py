"""An author at work: an exercise with all that it needs, to be broken in one place."""

import io

import pytest
from rich.console import Console

from grader.authoring.exercise_files import look, stray
from grader.authoring.verify import verify

SOLUTION = '''
"""Sleep, then multiply."""

import asyncio


async def double(number) -> int:
    """Wait a moment, and return twice the number."""
    await asyncio.sleep(0.05)
    return 2 * number
'''
WRONG = """
# mistake: none
# fails: test_twice_the_number

import asyncio


async def double(number) -> int:
    await asyncio.sleep(0.05)
    return 3 * number
"""


@pytest.fixture
def author(kit):
    """The kit, with everything that an exercise needs."""
    folder = kit.folder / "solutions" / "01_first" / "double"
    folder.mkdir(parents=True)
    (kit.exercises / "01_first" / "README.md").write_text("`double`\n", encoding="utf-8")
    author = Author(kit, folder)
    author.write("solution.py", SOLUTION)
    for name in ("right_one.py", "right_two.py"):
        author.write(name, SOLUTION)
    for number in range(6):
        author.write(f"wrong_{number}.py", WRONG)
    return author


class Author:
    """Writes files of one exercise and verifies them."""

    def __init__(self, kit, folder):
        self.kit = kit
        self.folder = folder

    def write(self, name, source):
        (self.folder / name).write_text(source.lstrip(), encoding="utf-8")

    def change(self, path, old, new):
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    @property
    def stub(self):
        return self.kit.exercises / "01_first" / "double.py"

    @property
    def checks(self):
        return self.kit.exercises / "01_first" / "test_double.py"

    def findings(self):
        """Whether nothing is wrong, and what is printed."""
        page = io.StringIO()
        console = Console(file=page, soft_wrap=True, highlight=False)
        well = verify(self.kit.catalog.exercises, console=console)
        return well, page.getvalue()

    def assert_seen(self, *parts):
        """These are found without running anything."""
        (exercise,) = self.kit.catalog.exercises
        found = "\n".join(map(str, [*look(exercise), *stray(self.kit.catalog)]))
        for part in parts:
            assert part in found

    def assert_found(self, *parts):
        """These are among the findings."""
        well, text = self.findings()
        for part in parts:
            assert part in text
        assert not well
