"""The line where something is kept that nothing takes out: the name of what has grown comes from the check."""

import pytest

from grader.diagnosis.shown import line_of_shown
from grader.diagnosis.source import Source

TOLD = "something is kept of each; `_asked` has grown with each"


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("self._asked[key] = 1", 2),
        ("self._asked.append(1)", 2),
        ("self._asked += [1]", 2),
        ("self._asked[key].append(1)", 2),
        ("return self._asked[key], self._asked.copy()", None),
        ("self._other.append(1)", None),
        ("self._asked.add(1); await self.answer()\n    self._asked.discard(1)", 3),
        ("self._asked[1] = await self.answer()\n    del self._asked[1]", 3),
        ("self._asked.discard(1)\n    self._asked.add(1)", 3),
        ("del self._other[1]", None),
        ("self._asked[1].append(2)\n    self._asked[1].popleft()", 3),
        ("self._asked[1].append(2)\n    self._asked[1].pop()\n    del self._asked[1]", 4),
    ],
)
def test_where_it_is_taken_out_in_some_cases_only_or_else_put_in(
    body: str, line: int | None
) -> None:
    source = Source(f"async def ask(self, key):\n    {body}\n")
    assert line_of_shown("kept-for-ever", source, TOLD) == line


def test_without_a_name_there_is_no_line() -> None:
    source = Source("def ask(self):\n    self._asked.append(1)\n")
    assert line_of_shown("kept-for-ever", source, "something is kept of each") is None
