"""In which order rules are asked: a cause before its effect."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from grader.diagnosis.case import Find


class RuleStage(Enum):
    """What a rule goes by. What an earlier stage finds is the cause of what a later one would find.

    A blocked loop makes calls run one after another, and calls that are stuck leave tasks behind.
    """

    ERROR = "an exception names the mistake"
    STUCK = "it waited for something that could not come"
    NEVER_RAN = "a coroutine never ran"
    LOOP = "the event loop was blocked, busy, or not the only one"
    CALLS = "how calls were made: when, how many, with what"
    LEFT = "something was left open or running"
    LOST = "the event loop reported an error that nothing handled"
    OUTCOME = "the wrong value or the wrong error came out"
    GENERAL = "what came out is wrong in a way that any code can be, and nothing says more"


@dataclass(frozen=True)
class Rule:
    """A mistake, how to find it, and the stage that it belongs to, where its name is unique.

    `before` names rules of the same stage that may find something in the same run, and says of each
    why this rule is asked first.
    """

    name: str
    find: Find
    stage: RuleStage
    before: Mapping[str, str] = field(default_factory=dict)


def in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules by stage, each before those that it names, and otherwise as they come.

    ValueError for a name that the stage does not have or has twice, and for a cycle.
    """
    rules = list(rules)
    stages = ([rule for rule in rules if rule.stage is stage] for stage in RuleStage)
    return tuple(rule for stage in stages for rule in _sorted(stage))


def _sorted(rules: list[Rule]) -> Iterator[Rule]:
    """The rules of one stage."""
    names = [rule.name for rule in rules]
    for rule in rules:
        if names.count(rule.name) > 1:
            raise ValueError(f"{rule.stage} has two rules called {rule.name!r}")
        if unknown := [name for name in rule.before if name not in names]:
            raise ValueError(f"{rule.name!r} is before {unknown[0]!r}, unknown in {rule.stage}")
    while rules:
        later = {name for rule in rules for name in rule.before}
        first = next((rule for rule in rules if rule.name not in later), None)
        if first is None:
            raise ValueError(f"a cycle: each is before another of {[rule.name for rule in rules]}")
        rules.remove(first)
        yield first
