"""The pages of the API have every public name."""

import grader
from grader.worker.world import PARTS


def test_every_name_that_a_check_file_can_import_is_there(pages):
    ids = pages["api/checks.html"].ids
    assert [name for name in grader.__all__ if f"grader.{name}" not in ids] == []
    assert "grader.Evidence.took" in ids


def test_every_part_of_the_stand_in_world_is_there_without_what_only_the_worker_calls(pages):
    ids = pages["api/world.html"].ids
    names = {f"{part.__module__}.{part.__qualname__}" for part in PARTS.values()}
    assert names - ids == set()
    assert [one for one in ids if one.endswith((".stop", ".facts"))] == []


def test_check_in_a_notebook_is_there(pages):
    assert "grader.notebook.check" in pages["api/notebook.html"].ids
