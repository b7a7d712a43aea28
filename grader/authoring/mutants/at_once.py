"""Changes to what runs at the same time."""

from collections.abc import Iterator

import libcst as cst

from grader.authoring.mutants.kind import Around, Change, Kind, name_of


def _gather_by(name: str) -> Change:
    def change(node: cst.Call, around: Around) -> Iterator[cst.CSTNode]:
        if name_of(node) == "gather":
            yield node.with_changes(func=cst.Name(name))

    return change


KINDS = (
    Kind("gather made serial", cst.Call, _gather_by("gather_in_turn")),
    Kind("gather in batches of 3", cst.Call, _gather_by("gather_in_threes")),
    Kind("gather with a Semaphore(3)", cst.Call, _gather_by("gather_three_at_once")),
    Kind("gather staggered by 0.2 s", cst.Call, _gather_by("gather_staggered")),
)
