"""The timeline in words: for a screen reader, for a log, and as the description of the SVG.

Calls that run at the same time are one sentence, and so are many that run one after another.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from grader.evidence.failures import count
from grader.report.safe_text import visible
from grader.report.timeline import Bar, Timeline

NAMED = 3
"""Calls of one sentence that are named; of more, the first ones."""
CHAIN = 4
"""So many calls one after another are one sentence."""
ENDS = {"cancelled": ", and {was} cancelled", "raised": ", and raised an exception"}
"""How a call ended, if it did not just return."""
Group = Sequence[Bar]
"""Bars of one kind that start and end together, as far as the digits that are shown tell."""


def told(picture: Timeline) -> list[str]:
    """The picture as sentences, with what the loop was blocked by and the critical path."""
    groups = _groups(picture)
    sentences = [f"{sentence}." for sentence in _sentences(groups, picture)]
    if picture.peak:
        sentences.append(f"At most {count(picture.peak, 'call')} in flight at a time.")
    if picture.more:
        sentences.append(f"{count(picture.more, 'more call')} not told.")
    path = visible(picture.path.sentence())
    return [*sentences, *([path] if path else [])]


def in_a_paragraph(picture: Timeline) -> str:
    """All of it as one text, with the name and the length of the scenario in front."""
    return " ".join([f"{picture.scenario}, {picture.seconds:.1f} s:", *told(picture)])


def _groups(picture: Timeline) -> list[Group]:
    """The bars in the order of their start, those that start and end together as one."""
    groups: dict[tuple[object, ...], list[Bar]] = {}
    for bar in picture.bars:
        own = bar.where if bar.kind == "held" else None
        groups.setdefault((bar.kind, own, _span(bar, picture)), []).append(bar)
    return list(groups.values())


def _sentences(groups: Sequence[Group], picture: Timeline) -> Iterator[str]:
    place = 0
    while place < len(groups):
        chain = _chain(groups, place, picture)
        if len(chain) >= CHAIN:
            whole = Bar("", chain[0].start, chain[-1].end, chain[0].kind, None)
            yield f"{_names(chain)} ran one after another, {_span(whole, picture)}"
            place += len(chain)
            continue
        then = place > 0 and _follows(groups[place - 1], groups[place], picture)
        yield f"{'Then ' * then}{_sentence(groups[place], picture)}"
        place += 1


def _chain(groups: Sequence[Group], first: int, picture: Timeline) -> list[Bar]:
    """The single calls from this one on of which each starts when the one before has ended."""
    chain = list(groups[first]) if len(groups[first]) == 1 else []
    for before, after in pairwise(groups[first:]):
        if len(after) > 1 or not _follows(before, after, picture):
            break
        chain += after
    return chain if chain and chain[0].kind == "in flight" else []


def _follows(before: Group, after: Group, picture: Timeline) -> bool:
    """Whether these calls start at the moment at which those have ended."""
    kinds = {before[0].kind, after[0].kind}
    return kinds == {"in flight"} and _at(before[0].end, picture) == _at(after[0].start, picture)


def _sentence(group: Group, picture: Timeline) -> str:
    bar, when = group[0], _span(group[0], picture)
    if bar.kind == "held":
        where = f", at {bar.where}" if bar.line else ""
        return f"The {bar.label} was blocked {when}{where}"
    was = "were" if len(group) > 1 else "was"
    if bar.kind == "waiting":
        return f"{_names(group)} {was} waiting {when}"
    if bar.kind == "left behind":
        start, end = _at(bar.start, picture), _at(bar.end, picture)
        return f"{_names(group)} started at {start} s, and {was} still running at {end} s"
    together = " at the same time," if len(group) > 1 else ""
    return f"{_names(group)} ran{together} {when}{ENDS.get(bar.kind, '').format(was=was)}"


def _names(bars: Sequence[Bar]) -> str:
    names = [visible(bar.label) for bar in bars]
    if len(names) > NAMED + 1:
        names = [*names[:NAMED], f"{len(names) - NAMED} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _span(bar: Bar, picture: Timeline) -> str:
    return f"from {_at(bar.start, picture)} to {_at(bar.end, picture)} s"


def _at(seconds: float, picture: Timeline) -> str:
    return f"{seconds:.{picture.digits}f}"
