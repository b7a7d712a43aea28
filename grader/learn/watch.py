"""The watch: checks each saved file; confirms a pass on the wall clock, then opens the next exercise.

Keys and saved files go into one queue, and `Watch.run` handles them one by one. At most one piece of
work runs at a time, usually a grading: the next one cancels it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from pathlib import Path

from grader.diagnosis import remarks
from grader.errors import CannotGrade, UsageError
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Catalog, Exercise
from grader.exercise.decorators import CatalogError
from grader.exercise.further_files import belongs_to, take_answer
from grader.exercise.learner_files import is_to_do
from grader.exercise.result import Answer, Result
from grader.learn import explained, views
from grader.learn.background import Grading
from grader.learn.display import Display
from grader.learn.exercise_list import next_open, show_list
from grader.learn.hints import hints_taken, take_hint
from grader.learn.keyboard import QUIT, REDRAW, Keyboard
from grader.learn.os_errors import could_not_write, message_for
from grader.learn.passed import note_pass
from grader.learn.progress import Progress
from grader.learn.reset import reset
from grader.learn.saved_files import SavedFiles
from grader.learn.screen import Screen
from grader.learn.spoken_screen import SpokenScreen
from grader.learn.workspace import newer_kit
from grader.report.terminal import Terminal
from grader.supervisor import Workers

PATIENCE = 0.4
"""Seconds after which a grading that is still running is shown in the status line."""
Work = Callable[[], Awaitable[None]]


class Watch:
    """One learner's watch over the exercises in one folder."""

    def __init__(self, folder: Path, progress: Progress, screen: Screen | SpokenScreen) -> None:
        self._folder = folder
        self._progress = progress
        self._exercises = Catalog(folder).exercises
        self._current = next_open(self._exercises, progress) or self._exercises[0]
        self._result: Result | None = None
        self._praise = ""
        notice = newer_kit(folder.parent)
        self._news = [notice] if notice else []
        self._display = Display(screen, self._exercise_view)
        self._events: asyncio.Queue[str | list[Path]] = asyncio.Queue()
        self._work: asyncio.Task[None] | None = None
        self._asking = False
        self._hints: dict[str, list[str]] = {}  # those that were shown here, by exercise
        self._keys: dict[str, Work] = {
            "h": self._hint,
            "l": self._list,
            "e": self._explain,
            "n": partial(self._go, 1),
            "p": partial(self._go, -1),
            "r": self._ask_reset,
            "a": partial(self._start, self._check_all),
            " ": self._turn,
            "\n": self._check_or_back,
            "\r": self._check_or_back,
        }

    async def run(self, keyboard: Keyboard) -> None:
        """Watch until the learner quits. Raises CannotGrade, in a group."""
        self._show_exercise()
        with keyboard.listening(self._events.put_nowait):
            async with Workers() as self._workers, asyncio.TaskGroup() as self._group:
                files = SavedFiles(self._folder)
                sources = (files.by_events(), files.by_looking())
                watching = [self._group.create_task(self._follow(one)) for one in sources]
                await self._start(self._check)
                while (event := await self._events.get()) != QUIT:
                    await self._reporting_errors(partial(self._handle, event))
                for source in watching:
                    source.cancel()
                await self._stop()

    async def _follow(self, saved: AsyncIterator[list[Path]]) -> None:
        async for paths in saved:
            self._events.put_nowait(paths)

    async def _handle(self, event: str | list[Path]) -> None:
        if event == REDRAW:
            self._display.draw()
            return
        is_reply, self._asking = self._asking, False
        if isinstance(event, list):
            await self._saved(event)
            return
        self._news = []
        if is_reply:
            self._reset(event)
        else:
            await self._keys.get(event, self._back)()

    async def _start(self, work: Work) -> None:
        await self._stop()
        self._work = self._group.create_task(self._reporting_errors(work))

    async def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
            await asyncio.wait([self._work])

    async def _reporting_errors(self, work: Work) -> None:
        """Do the work; if it fails, show why in a note."""
        try:
            await work()
        except (CannotGrade, CatalogError) as error:
            self._display.note(str(error))
        except OSError as error:
            self._display.note(message_for(error))

    # Checking answers

    async def _saved(self, paths: list[Path]) -> None:
        """Check the exercise that was saved: the current one, if it is among several."""
        if any(path.name.startswith("test_") for path in paths):  # an author edits the checks
            self._exercises = Catalog(self._folder).exercises or self._exercises
        files = {e: [p for p in paths if belongs_to(p, e)] for e in self._exercises}
        saved = [exercise for exercise in self._exercises if files[exercise]]
        current = [exercise for exercise in saved if exercise.slug == self._current.slug]
        if saved:
            self._current = (current or saved)[0]
            self._praise = ""
            self._display.event(f"{views.shown(files[self._current][0])} was saved.")
            if not is_to_do(self._current):  # else it was a reset, and its message is still news
                self._news = []
            await self._start(self._check)

    async def _check(self) -> None:
        """Check the current exercise; when it is done, and clean, go on with the next one."""
        while await self._is_done_now():
            upcoming = next_open(self._exercises, self._progress, self._current)
            if upcoming is None:
                self._display.show(self._list_view, f"{self._praise} That was the last exercise.")
                return
            self._open(upcoming)

    async def _is_done_now(self) -> bool:
        """Whether the current exercise passes for the first time, on the fast and then the wall clock."""
        answer = Answer(self._current, take_answer(self._current))
        await self._grade(answer, "fast", "Checking …")
        if self._result is None or self._result.verdict != Verdict.PASS:
            return False
        if self._progress.state(self._current) in ("done", "revealed"):
            return False
        self._display.say("It passes on the fast clock. Confirming on the wall clock …")
        await self._grade(answer, "wall")
        done = self._note_pass(self._result)
        self._show_exercise()
        return done and not remarks(self._result)  # remarks are to be read: a key goes on

    async def _grade(self, answer: Answer, clock: str, status: str = "") -> None:
        """Grade, and show the result; `status` is shown if it takes a while."""
        loop = asyncio.get_running_loop()
        later = loop.call_later(PATIENCE, self._display.say, status) if status else None
        try:
            (self._result,) = await Grading(self._workers).results([answer], clock)
        finally:
            if later:
                later.cancel()
        self._show_exercise()

    def _note_pass(self, result: Result) -> bool:
        """Save that an answer passes; whether it does."""
        told = note_pass(result, self._progress, self._folder.parent)
        if told is None:
            return False
        self._praise = told.praise
        self._news += told.news
        return True

    async def _check_all(self) -> None:
        self._display.say("Checking everything on the wall clock …")
        answers = [Answer(exercise, take_answer(exercise)) for exercise in self._exercises]
        for result in await Grading(self._workers).results(answers, "wall", self._show_progress):
            self._note_pass(result)
            if result.answer.exercise.slug == self._current.slug:
                self._result = result
        self._praise = ""  # the list shows it for each
        await self._list()

    def _show_progress(self, done: int, of: int) -> None:
        self._display.say(f"Checking everything: {done} of {of} scenarios …")

    # Showing views

    def _open(self, exercise: Exercise) -> None:
        self._current, self._result = exercise, None
        self._show_exercise()

    async def _go(self, steps: int) -> None:
        """Open a neighbour of the current exercise."""
        self._praise = ""
        self._open(self._exercises[(self._place() + steps) % len(self._exercises)])
        await self._start(self._check)

    async def _check_or_back(self) -> None:
        """Enter: check the file as it is now, or leave another view."""
        if self._display.shows(self._exercise_view):
            self._praise = ""
            self._display.event(f"Checking {views.shown(self._current.stub)} as it is now.")
            await self._start(self._check)
        else:
            self._show_exercise()

    async def _back(self) -> None:
        self._show_exercise()

    def _show_exercise(self) -> None:
        call = views.call(self._current, self._result)
        self._display.show(self._exercise_view, call)
        if self._progress.notice:
            self._news.append(self._progress.notice)
            self._progress.notice = ""
        if notes := [*self._hints.get(self._current.slug, ()), *self._news]:
            self._display.note(*notes)

    async def _turn(self) -> None:
        self._display.turn()

    async def _hint(self) -> None:
        left = take_hint(self._current, self._progress)
        self._hints[self._current.slug] = hints_taken(self._current, self._progress)
        self._show_exercise()
        self._display.note(left)

    async def _list(self) -> None:
        upcoming = next_open(self._exercises, self._progress)
        sought = f" {upcoming.slug} " if upcoming else ""
        self._display.show(self._list_view, f"Enter: back to {self._current.slug}", sought)

    async def _explain(self) -> None:
        if text := explained.text_for(self._result):
            view = partial(views.page, text=text)
            self._display.show(view, f"Enter: back to {self._current.slug}")
        else:
            self._display.say("There is no mistake to explain here.")

    async def _ask_reset(self) -> None:
        self._asking = True
        slug = self._current.slug
        self._display.say(f"Reset {slug}? Your file is backed up first. y: yes; any other key: no")

    def _reset(self, reply: str) -> None:
        if reply not in ("y", "Y"):
            self._display.say("Nothing was changed.")
            return
        try:
            backup = reset(self._current)
        except UsageError as error:
            self._news.append(str(error))
        except OSError as error:
            why = could_not_write(error, self._folder.parent)
            self._news.append(f"{why} Your file was not changed.")
        else:
            self._news += [f"Your file was backed up as {views.shown(backup)}."] if backup else []
        self._show_exercise()

    def _exercise_view(self, terminal: Terminal) -> None:
        if self._praise:
            terminal.line(self._praise, style="bold green")
            terminal.line()
        if self._result is not None and not self._result.is_untouched:
            terminal.details(self._result)
            return
        place = f"exercise {self._place() + 1} of {len(self._exercises)}"
        views.invitation(terminal, self._current, place)

    def _place(self) -> int:
        """The index of the current exercise; 0 if its check file was deleted meanwhile."""
        slugs = [exercise.slug for exercise in self._exercises]
        return slugs.index(self._current.slug) if self._current.slug in slugs else 0

    def _list_view(self, terminal: Terminal) -> None:
        show_list(terminal, self._exercises, self._progress)
