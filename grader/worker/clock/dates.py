"""What tells the date and the time of day, by the fast clock: `datetime`, `time.localtime` and the like.

`datetime` is written in C, so that its methods cannot be replaced. A class stands in its place in the
module. It makes ordinary dates, and takes every ordinary date for its own.
"""

from __future__ import annotations

import copyreg
import datetime as module
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any, TypeAlias

from grader.worker.patching import Patch

Seconds = Callable[[], float]
RealDate: TypeAlias = module.date
RealDatetime: TypeAlias = module.datetime
MONOTONIC = {"CLOCK_MONOTONIC", "CLOCK_MONOTONIC_RAW", "CLOCK_MONOTONIC_COARSE", "CLOCK_BOOTTIME"}
REALTIME = {"CLOCK_REALTIME", "CLOCK_REALTIME_COARSE", "CLOCK_TAI"}
OLD = (
    "datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use "
    "timezone-aware objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC)."
)


def date_patches(epoch: Seconds, monotonic: Seconds) -> list[Patch]:
    """Return what to replace; `epoch` gives the seconds since 1970, `monotonic` those of the clock."""
    return [
        (module, "datetime", _datetime(epoch)),
        (module, "date", _date(epoch)),
        *[(time, name, _now_if_none(getattr(time, name), epoch)) for name in _AT_FIRST],
        (time, "strftime", _strftime(time.strftime, time.localtime, epoch)),
        (time, "asctime", _asctime(time.asctime, time.localtime, epoch)),
        *_clock_gettime(epoch, monotonic),
    ]


_AT_FIRST = ("localtime", "gmtime", "ctime")


def _now_if_none(original: Callable[[float], Any], epoch: Seconds) -> Callable[..., Any]:
    def at(seconds: float | None = None, /) -> Any:
        return original(epoch() if seconds is None else seconds)

    return at


def _strftime(original: Any, localtime: Any, epoch: Seconds) -> Callable[..., str]:
    def strftime(form: str, moment: Any = None, /) -> Any:
        return original(form, localtime(epoch()) if moment is None else moment)

    return strftime


def _asctime(original: Any, localtime: Any, epoch: Seconds) -> Callable[..., str]:
    def asctime(moment: Any = None, /) -> Any:
        return original(localtime(epoch()) if moment is None else moment)

    return asctime


def _clock_gettime(epoch: Seconds, monotonic: Seconds) -> list[Patch]:
    reads = {
        getattr(time, name): read
        for names, read in ((MONOTONIC, monotonic), (REALTIME, epoch))
        for name in names
        if hasattr(time, name)
    }
    seconds, nanoseconds = time.clock_gettime, time.clock_gettime_ns

    def clock_gettime(which: int, /) -> float:
        return reads[which]() if which in reads else seconds(which)

    def clock_gettime_ns(which: int, /) -> int:
        return round(reads[which]() * 1e9) if which in reads else nanoseconds(which)

    return [(time, "clock_gettime", clock_gettime), (time, "clock_gettime_ns", clock_gettime_ns)]


class _StandIn(type):
    """The class of a stand-in: whatever is of the real class is of this one."""

    def __instancecheck__(cls, thing: object) -> bool:
        real = vars(cls).get("stands_for")
        return isinstance(thing, real) if real else super().__instancecheck__(thing)

    def __subclasscheck__(cls, other: type) -> bool:
        real = vars(cls).get("stands_for")
        return issubclass(other, real) if real else super().__subclasscheck__(other)


def _date(epoch: Seconds) -> type:
    class date(RealDate, metaclass=_StandIn):
        stands_for = RealDate

        def __new__(cls, *args: Any, **kwargs: Any) -> Any:
            return RealDate.__new__(RealDate if cls is date else cls, *args, **kwargs)

        @classmethod
        def today(cls) -> Any:
            return cls.fromtimestamp(epoch())

    return _dressed(date, RealDate)


def _datetime(epoch: Seconds) -> type:
    class datetime(RealDatetime, metaclass=_StandIn):
        stands_for = RealDatetime

        def __new__(cls, *args: Any, **kwargs: Any) -> Any:
            return RealDatetime.__new__(RealDatetime if cls is datetime else cls, *args, **kwargs)

        @classmethod
        def now(cls, tz: module.tzinfo | None = None) -> Any:
            return cls.fromtimestamp(epoch(), tz)

        @classmethod
        def today(cls) -> Any:
            return cls.fromtimestamp(epoch())

        @classmethod
        def utcnow(cls) -> Any:
            if sys.version_info >= (3, 12):
                warnings.warn(OLD, DeprecationWarning, stacklevel=2)
            return cls.fromtimestamp(epoch(), module.UTC).replace(tzinfo=None)

    return _dressed(datetime, RealDatetime)


def _dressed(stand_in: type, real: type) -> type:
    """The stand-in, which calls itself as the real class does."""
    stand_in.__qualname__, stand_in.__module__ = real.__qualname__, real.__module__
    stand_in.__doc__ = real.__doc__
    return stand_in


def _reduced(moment: Any) -> tuple[Any, ...]:
    """How pickle takes an ordinary date apart: it names the class that it finds in the module."""
    return getattr(module, type(moment).__name__), moment.__reduce_ex__(4)[1]


for real_class in (RealDate, RealDatetime):
    copyreg.pickle(real_class, _reduced)
