"""Until when answers were due, who had longer, and what a late answer costs: a small TOML file."""

import math
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from grader.errors import UsageError
from grader.evidence.failures import count
from grader.exercise.submission import Rejected, read

PERIODS = {"percent_a_day": timedelta(days=1), "percent_an_hour": timedelta(hours=1)}
"""What is taken off the earned points for each period that was begun."""
PERIOD_NAMES = {timedelta(days=1): "day", timedelta(hours=1): "hour"}
UNITS = {"day": 86_400, "hour": 3600, "minute": 60, "second": 1}
KEYS = ("due", "zone", "grace_minutes", *PERIODS, "at_most_percent", "extensions")
EXAMPLE = "due = 2026-11-20 23:59:00"
MAX_FILE = 1 << 20
"""Bytes of a file of deadlines."""
UNKNOWN = "when it was handed in is not known, so nothing is taken off"
SOME_TIME = "late, but not by how much, so nothing is taken off"


@dataclass(frozen=True)
class Late:
    """How late a student was: in hours, the percent that it costs, and what to tell of it.

    `hours` is None where the time is not known.
    """

    hours: float | None
    percent: float = 0.0
    note: str = ""

    @property
    def is_late(self) -> bool:
        """Whether it is known that it was late, if not by how much."""
        return bool(self.hours) or self.note == SOME_TIME

    def penalty(self, points: float) -> float:
        """The points that are taken off these."""
        return round(points * self.percent / 100, 2)


@dataclass(frozen=True)
class Deadlines:
    """A course's deadlines. `extensions` has who is meant, and until when."""

    due: datetime
    zone: tzinfo
    grace: timedelta = timedelta()
    percent: float = 0.0
    period: timedelta = PERIODS["percent_a_day"]
    most: float = 100.0
    extensions: Mapping[str, datetime] | None = None

    def extended(self, names: Collection[str]) -> list[str]:
        """The extensions that name this student, who is called by all of these names."""
        called = {plain(name) for name in names}
        return [name for name in self.extensions or {} if plain(name) in called]

    def late(self, names: Collection[str], handed_in: datetime | None, *, said_late: bool) -> Late:
        """How late a student was. A time without a zone is one of the course's zone."""
        if handed_in is None:
            return Late(None, note=SOME_TIME if said_late else UNKNOWN)
        time = handed_in if handed_in.tzinfo else handed_in.replace(tzinfo=self.zone)
        dues = [(self.extensions or {})[name] for name in self.extended(names)]
        # in UTC: a day with a change of the clocks has not 24 hours
        over = time.astimezone(UTC) - max(dues, default=self.due).astimezone(UTC)
        if over <= self.grace:
            return Late(0.0)
        percent = min(self.most, self.percent * math.ceil(over / self.period))
        hours = over / timedelta(hours=1)
        rounded = round(hours, 1) or max(round(hours, 2), 0.01)
        return Late(rounded, percent, f"{self._told(over)}, {percent:g} % taken off")

    def _told(self, over: timedelta) -> str:
        """How late it was, and how many periods were begun where that is not plain."""
        begun = math.ceil(over / self.period)
        late = f"{span(over)} late"
        if begun < 2 or not self.percent or not over % self.period:
            return late
        return f"{late}: {count(begun, PERIOD_NAMES[self.period])} begun"


def span(over: timedelta) -> str:
    """A time in its two largest units: `1 day 1 minute`."""
    left, told = math.ceil(over.total_seconds()), []
    for unit, seconds in UNITS.items():
        number, left = divmod(left, seconds)
        told += [count(number, unit)] if number else []
    return " ".join(told[:2])


def plain(name: str) -> str:
    """A name, a number or a login in small letters, whichever part of a name is first."""
    return " ".join(sorted(re.findall(r"[^\s,_]+", name.casefold())))


def read_deadlines(path: Path) -> Deadlines:
    """Read the file. UsageError, which names what is wrong and how it should be."""
    try:
        text = read(path.resolve(), MAX_FILE, "The file is too large for deadlines.").decode(
            "utf-8"
        )
        return _deadlines(tomllib.loads(text))
    except Rejected as problem:
        raise UsageError(f"--deadlines {path}: {problem}") from None
    except UnicodeDecodeError:
        reason = "is not text in UTF-8: save it as such."
    except tomllib.TOMLDecodeError as error:
        reason = f"is not TOML: {error}. A line looks like this: {EXAMPLE}"
    except UsageError as error:
        reason = str(error)
    raise UsageError(f"--deadlines {path}: The file {reason}")


def _deadlines(data: Mapping[str, Any]) -> Deadlines:
    if unknown := [key for key in data if key not in KEYS]:
        raise UsageError(
            f"has a key that is not known, `{unknown[0]}`. Keys are: {', '.join(KEYS)}."
        )
    zone = _zone(data)
    periods = [key for key in PERIODS if key in data]
    if len(periods) > 1:
        raise UsageError(f"has {' and '.join(periods)}: keep one of them.")
    more = data.get("extensions", {})
    if not isinstance(more, dict):
        raise UsageError("has `extensions` that are no table: put them below a line [extensions].")
    period = periods[0] if periods else "percent_a_day"
    return Deadlines(
        _time(data, "due", zone),
        zone,
        timedelta(minutes=_number(data, "grace_minutes", 0, 100_000)),
        _number(data, period, 0, 100),
        PERIODS[period],
        _number(data, "at_most_percent", 100, 100),
        {name: _time(more, name, zone) for name in more},
    )


def _zone(data: Mapping[str, Any]) -> tzinfo:
    due = data.get("due")
    own = due.tzinfo if isinstance(due, datetime) else None
    if "zone" not in data and own is not None:
        return own
    try:
        return ZoneInfo(data["zone"])
    except (KeyError, ValueError, TypeError, OSError):
        raise UsageError(
            'needs the time zone that is meant, such as zone = "Europe/Berlin".'
        ) from None


def _time(data: Mapping[str, Any], key: str, zone: tzinfo) -> datetime:
    value = data.get(key)
    if not isinstance(value, datetime):
        raise UsageError(f"needs a date and a time for `{key}`, without quotes: {EXAMPLE}")
    return value if value.tzinfo else value.replace(tzinfo=zone)


def _number(data: Mapping[str, Any], key: str, default: float, most: float) -> float:
    value = data.get(key, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise UsageError(f"needs a number from 0 to {most:g} for `{key}`, got {value!r}.")
    return float(value)
