"""A level that was found to work is not tried out again, until something differs that can change it."""

import pytest

from grader.supervisor import Level
from grader.supervisor.isolation import choice, known, settle

pytestmark = pytest.mark.one_python


@pytest.fixture
def tried(monkeypatch, tmp_path):
    """The levels that were tried out, on a machine on which all but a container work."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    levels = []

    def wrong_with(level):
        levels.append(level)
        return "there is no engine" if level is Level.CONTAINER else ""

    monkeypatch.setattr(choice, "wrong_with", wrong_with)
    monkeypatch.setattr(choice, "to_do", choice.to_do.__wrapped__)  # of this process alone
    return levels


def test_what_works_is_tried_once(tried):
    assert [settle(Level.BUBBLEWRAP), settle(Level.BUBBLEWRAP)] == [Level.BUBBLEWRAP] * 2
    assert [settle(None), settle(Level.LANDLOCK)] == [Level.BUBBLEWRAP, Level.LANDLOCK]
    assert tried == [Level.BUBBLEWRAP, Level.LANDLOCK]


def test_what_does_not_work_is_tried_each_time(tried):
    assert [bool(choice.to_do(Level.CONTAINER)) for _ in range(2)] == [True, True]
    assert tried == [Level.CONTAINER] * 2


@pytest.mark.parametrize("what", ["_bubblewrap", "_kit"])
def test_another_bubblewrap_or_kit_is_tried_anew(tried, monkeypatch, what):
    settle(Level.BUBBLEWRAP)
    monkeypatch.setattr(known, what, lambda: "another one")
    known._key.cache_clear()
    settle(Level.BUBBLEWRAP)
    known._key.cache_clear()
    assert tried == [Level.BUBBLEWRAP] * 2


def test_the_doctor_tries_all(tried):
    settle(Level.BUBBLEWRAP)
    choice.levels()
    assert tried.count(Level.BUBBLEWRAP) == 2


def test_a_start_that_fails_forgets_it_all(tried, kit, right, monkeypatch):
    settle(Level.BUBBLEWRAP)
    monkeypatch.setenv("PATH", "/nowhere")  # so that bubblewrap is gone
    with pytest.raises(Exception, match="bubblewrap is not installed"):
        kit.grade_sources({"right": right}, isolation=Level.BUBBLEWRAP)
    assert not known.works(Level.BUBBLEWRAP)


@pytest.mark.parametrize("text", ["", "no json", "[]", '{"key": 5}', "null"])
def test_a_file_that_is_not_ours_is_as_none(tried, tmp_path, text):
    (tmp_path / "awaitlings").mkdir()
    (tmp_path / "awaitlings" / "levels").write_text(text)
    settle(Level.BUBBLEWRAP)
    assert tried == [Level.BUBBLEWRAP]
    assert known.works(Level.BUBBLEWRAP)
