"""Watching the threads, because the clock may only jump when none of them can act.

A thread that sleeps on the virtual clock cannot act. Nor can one that waits, with no time
limit, for another thread of this process. A thread that runs will do something soon, and
the clock stands until it has. What remains is a thread that is blocked by something real (a
socket, a file): for as long as it is, real time passes.

Only threads that take part in the student's program are watched: those that an executor
starts, and those started with `threading.Thread.start`. An exempt thread is ignored.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from enum import Enum, auto
from typing import Any, Literal

from grader.worker.clock import real
from grader.worker.clock.kernel import Pulse, demand, pulse

SETTLE = 0.0005  # seconds between two looks at the threads
PATIENCE = 1.0  # real seconds that a thread may run after it has been woken

Kind = Literal["free", "worker", "helper"]  # a plain thread, one of a thread pool, a pool's own
Role = Literal["worker", "helper"]


class State(Enum):
    """What the watched threads do, all together."""

    QUIET = auto()  # none can do anything before the clock moves
    BLOCKED = auto()  # at least one waits for something real
    RUNNING = auto()  # at least one is about to act


class Doing(Enum):
    """What a thread has told about itself, in the functions that the clock replaced."""

    WORKING = auto()
    ASLEEP = auto()  # on the virtual clock
    WAITING = auto()  # for another thread, with no time limit


class Watched:
    """A thread that is watched, and what it does."""

    def __init__(self, thread: threading.Thread, kind: Kind) -> None:
        """Watch `thread`, which may not have started yet."""
        self.thread = thread
        self.kind = kind
        self.doing = Doing.WORKING


class Threads:
    """All threads that are watched, and the work given to executors."""

    def __init__(self) -> None:
        self._watched: dict[threading.Thread, Watched] = {}
        self._work: list[tuple[Role, Future[Any]]] = []
        self._exempt: weakref.WeakSet[threading.Thread] = weakref.WeakSet()
        self._submitting = threading.local()
        self._seen: dict[threading.Thread, Pulse] | None = {}
        self._timed: set[Watched] = set()  # who waits with a time limit
        self._blocked = False  # when last looked at

    def exempt(self, thread: threading.Thread) -> None:
        """Never watch `thread`, nor what it starts. Call this before it is started."""
        self._exempt.add(thread)

    def here(self) -> Watched | None:
        """Return what is known of the calling thread, or None when it is not watched."""
        return self._watched.get(threading.current_thread())

    def is_helper(self, thing: object) -> bool:
        """Say whether this is a thread that a process pool keeps for itself."""
        watched = self._watched.get(thing) if isinstance(thing, threading.Thread) else None
        return watched is not None and watched.kind == "helper"

    def watch(self, thread: threading.Thread) -> None:
        """Watch a thread, unless it or its starter is exempt."""
        starter = threading.current_thread()
        if thread in self._exempt or starter in self._exempt:
            self._exempt.add(thread)
            return
        of_starter = self._watched.get(starter)
        kind: Kind = getattr(self._submitting, "role", None) or "free"
        if of_starter is not None and of_starter.kind == "helper":
            kind = "helper"
        self._watched[thread] = Watched(thread, kind)

    def forget(self, thread: threading.Thread) -> None:
        """Stop watching a thread that could not be started."""
        self._watched.pop(thread, None)

    def submit(self, role: Role, submit: Any, *args: Any, **kwargs: Any) -> Future[Any]:
        """Call an executor's `submit`; the threads it starts are of that role."""
        outer = getattr(self._submitting, "role", None)
        self._submitting.role = role
        try:
            future: Future[Any] = submit(*args, **kwargs)
        finally:
            self._submitting.role = outer
        self._work.append((role, future))
        return future

    def submitting_to_pool(self) -> bool:
        """Say whether the caller is handing work to a process pool just now."""
        return getattr(self._submitting, "role", None) == "helper"

    def in_real_time(self) -> bool:
        """Say whether a process pool has work, or a thread waits in real time.

        It may be blocked in C, where nobody can tell whether it waits with a time limit.
        """
        pools_work = any(role == "helper" and not work.done() for role, work in [*self._work])
        return pools_work or bool(self._timed) or self._sleeps_on()

    @contextmanager
    def timed_wait(self, here: Watched, count: Callable[[], None]) -> Iterator[None]:
        """Around a wait with a time limit; `count` says that real time counts from now on."""
        if here.thread is threading.main_thread():
            yield
            return
        self._timed.add(here)
        count()
        try:
            yield
        finally:
            self._timed.discard(here)

    def about(self) -> bool:
        """Say whether any thread but the caller's could matter."""
        return bool(self._work) or any(one.kind == "free" for one in self._others())

    def at_work(self) -> bool:
        """Say whether any thread but the caller's has something to do."""
        undone = any(not work.done() for _, work in self._work)
        return undone or any(one.kind == "free" for one in self._others())

    def look(self) -> State:
        """Look twice, `SETTLE` apart, and say what the other threads do."""
        self._blocked = False
        if not self.about():
            return State.QUIET
        self._seen = self._pulses()
        real.sleep(SETTLE)
        if not self.unmoved():
            return State.RUNNING
        self._work = [(role, work) for role, work in self._work if not work.done()]
        self._blocked = self._really_blocked()
        return State.BLOCKED if self._blocked else State.QUIET

    def unmoved(self) -> bool:
        """Say whether all threads slept when last looked at, and none has moved since then."""
        return self._seen is not None and self._seen == self._pulses()

    def _sleeps_on(self) -> bool:
        """Say whether threads were blocked when last looked at, and none has moved since then."""
        if not self._blocked or self._seen is None:
            return False
        seen = {thread: beat for thread, beat in self._seen.items() if thread not in self._exempt}
        return seen == self._beats(self._acting())

    def demands(self) -> dict[threading.Thread, float]:
        """Return the seconds that each other thread ran, or wanted to, since it began."""
        if not self.about():
            return {}
        others = [one.thread for one in self._others()]
        return {one: demand(one.native_id) for one in others if one.native_id is not None}

    def let_run(self) -> None:
        """Wait until no thread runs, but not for ever."""
        end = real.monotonic() + PATIENCE
        while self.look() is State.RUNNING and real.monotonic() < end:
            pass

    def _pulses(self) -> dict[threading.Thread, Pulse] | None:
        """Return the pulse of each thread that may act, or None when one of them is not asleep.

        An exempt thread does not act, but while it runs it may delay one that has been woken.
        """
        return self._beats([*self._acting(), *self._exempt])

    def _beats(self, threads: Iterable[threading.Thread]) -> dict[threading.Thread, Pulse] | None:
        """Return the pulse of each of these threads, or None when one of them is not asleep."""
        found = {}
        for thread in threads:
            native_id = thread.native_id
            beat = pulse(native_id) if native_id is not None else Pulse(False, -1)
            if beat is None or (native_id is None and thread in self._exempt):
                continue
            if not beat.asleep:
                return None
            found[thread] = beat
        return found

    def _acting(self) -> list[threading.Thread]:
        """Return the threads that may act: those that do not sleep on the virtual clock."""
        return [one.thread for one in self._others() if one.doing is not Doing.ASLEEP]

    def _others(self) -> list[Watched]:
        """Return all watched threads that have not ended, without the caller's."""
        me = threading.current_thread()
        for thread in [*self._watched]:
            if thread.ident is not None and not thread.is_alive():
                self._watched.pop(thread, None)
        return [one for thread, one in [*self._watched.items()] if thread is not me]

    def _really_blocked(self) -> bool:
        others = self._others()
        if any(one.kind == "free" and one.doing is Doing.WORKING for one in others):
            return True
        if any(role == "helper" and not work.done() for role, work in self._work):
            return True
        here = self.here()  # a loop in a pool's thread is itself the work that runs there
        parked = sum(one.kind == "worker" and one.doing is not Doing.WORKING for one in others)
        parked += here is not None and here.kind == "worker"
        running = sum(role == "worker" and work.running() for role, work in self._work)
        return running > parked
