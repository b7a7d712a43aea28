"""Where a mistake that a check names is looked for in the source."""

import pytest
from constructed import call, error, named, noticed, raised, task_left

SAVING = "balance = await load() + 1\nawait save(balance)"
CHILD = "p = await create_subprocess_exec(x)\ntry:\n  await p.wait()\n"
READ = "async def f(s):\n  i = it\n  try:\n    await anext(i)\n  finally:\n"
POST = 'await session.post(url, headers={"Idempotency-Key": key})'
SHOWN = {
    ("torn-update", SAVING): 2,
    ("torn-update", f"async with asyncio.Lock():\n    {SAVING.splitlines()[0]}"): 1,
    ("torn-update", f"async with lock:\n    {SAVING.replace(chr(10), chr(10) + '    ')}"): None,
    ("torn-update", f"await lock.acquire()\n{SAVING}"): None,
    ("torn-update", f"{SAVING.splitlines()[0]}\nasync with lock:\n    await save(balance)"): 1,
    (
        "torn-update",
        "async def f():\n  global n\n  n = 0\n  for x in xs:\n    n = x + n\n    await sleep(0)",
    ): 5,
    ("leaked-permit", "await s.acquire()\ntry: f()\nexcept Exception: s.release()"): 1,
    ("leaked-permit", "await s.acquire()\ntry: f()\nfinally: s.release()"): None,
    ("not-a-rate-limit", "s = Semaphore(2)\nasync with s:\n  pass"): 2,
    ("not-a-rate-limit", "await Semaphore(2).acquire()"): 1,
    ("task-for-each", "tasks = [create_task(f(x)) for x in xs]\nawait gather(*tasks)"): 1,
    ("task-for-each", "await gather(*map(f, xs))"): 1,
    ("status-ignored", "try: r.raise_for_status()\nexcept ClientError: raise"): None,
    ("retries-everything", "while True:\n  if r.status >= 500: continue\n  break"): None,
    ("retries-everything", "await asyncio.gather(f(), f())"): 1,
    ("status-ignored", "async for piece in r.content.iter_chunked(9):\n    pass"): 1,
    ("status-ignored", "if r.status == 404:\n    pass\nawait r.json()"): 1,
    ("retries-everything", "for n in range(3):\n  try: f()\n  except Exception: pass"): 3,
    ("retries-everything", "for n in range(3):\n  try: f()\n  except OSError: pass"): None,
    (
        "retries-everything",
        "for n in range(3):\n  try: f()\n  except (TimeoutError, ClientError): pass",
    ): 3,
    ("body-in-memory", "async for piece in body.iter_any():\n  kept += piece"): 2,
    ("body-in-memory", "async for piece in body.iter_any():\n  done += len(piece)"): None,
    ("losers-left-running", "for t in as_completed(ts): pass\nt.cancel()"): 1,
    ("losers-left-running", "await shield(f())\nfor t in as_completed(ts): t.cancel()"): 1,
    ("first-is-not-success", "async with asyncio.TaskGroup() as group:\n    pass"): 1,
    ("first-is-not-success", "done, _ = await asyncio.wait(tasks)\ndone.pop().result()"): 2,
    (
        "freed-anothers-lock",
        "try: await s.acquire()\nfinally:\n  if s.locked():\n    s.release()",
    ): 4,
    ("cached-coroutine", "calls[k] = create_task(f())\nawait calls[k]"): 2,
    ("cached-coroutine", "t = calls.get(k)\nt = t or u\nawait t"): 3,
    ("one-of-those-done", "done, left = await wait(ts)\nt = next(iter(done))"): 2,
    ("runs-in-a-thread", "t = threading.Timer(1, action)"): 1,
    ("lost-handover", "turn = Future()\nline.append(turn)\nawait turn"): 3,
    ("lost-handover", "turn = Event()\ntry:\n  await turn.wait()\nfinally:\n  f()\n  g()"): 6,
    (
        "lost-handover",
        "room, item = Future(), Future()\nroom = Future()\nitem = Future()\n"
        "free = await room\ngot = await item\nroom.set_result(True)\nitem.set_result(thing)",
    ): 5,
    ("cached-coroutine", "t = create_task(f())\ncalls[k] = t\nawait t"): 3,
    ("shared-cancel", "if not self.opening:\n  self.opening = Future()\nawait self.opening"): 3,
    ("child-left-running", f"{CHILD}except TimeoutError:\n  os.killpg(p.pid, 9)"): 4,
    ("child-left-running", f"{CHILD}except BaseException:\n  if going: p.kill()"): 5,
    ("child-left-running", f"{CHILD}finally:\n  if p.returncode is None:\n    os.killpg(p, 9)"): 5,
    ("child-left-running", f"{CHILD}finally:\n  p.terminate()\n  f()\n  p.kill()"): 1,
    ("child-left-running", f"{CHILD}finally:\n  f()"): 1,
    ("generator-not-closed", f"{READ}    if hasattr(s, 'aclose'):\n      await s.aclose()"): 7,
    ("generator-not-closed", f"{READ}    if isasyncgen(i):\n      await i.aclose()"): 6,
    ("generator-not-closed", f"{READ}    await i.aclose()".replace("i = it", "if n: return")): 4,
    ("generator-not-closed", f"{READ}    await i.aclose()".replace("finally", "except E")): 4,
    ("wrong-idempotency-key", f"key = next(numbers)\n{POST}"): 1,
    ("wrong-idempotency-key", f"self.key = 1\n{POST.replace('key})', 'self.key})')}"): 1,
    ("group-not-split", "for one in group.exceptions: f(one)\nn += len(group.exceptions)"): 2,
    ("used-up-iterator", "def f(xs):\n  n = sum(1 for _ in xs)\n  for x in xs: g(x)"): 3,
    ("used-up-iterator", "def f(xs):\n  xs = list(xs)\n  for x in xs: g(x, len(xs))"): None,
    ("read-too-late", "async def f(self):\n  await self.e.wait()\n  return self.n"): 3,
    ("read-too-late", "async def f(self):\n  if self.e: return self.n\n  return await g()"): None,
    ("timeout-counts-the-wait", "async with timeout(1):\n  async with s: await f()"): 1,
    ("timeout-counts-the-wait", "c = TCPConnector(limit=2)\nt = ClientTimeout(total=1)"): 1,
    ("wrong-idempotency-key", f"key = str(uuid4())\n{POST}"): 1,
    ("wrong-idempotency-key", POST): 1,
}


@pytest.mark.parametrize(("mistake", "source"), SHOWN)
def test_a_check_names_the_mistake_and_the_source_has_the_line(mistake, source):
    expected = f"{mistake}:{SHOWN[mistake, source]}"
    assert named(source, shows=mistake) == expected


def test_a_request_is_kept_where_it_is_not_taken_back():
    caught = "try: await f()\nexcept CancelledError:\n  g()"
    assert named(caught, shows="missing-uncancel", mismatch=(1, 0)) == "missing-uncancel:2"
    taken = f"{caught}\n  me.uncancel()\nelse:\n  h()"
    assert named(taken, shows="missing-uncancel", mismatch=(1, 0)) == "missing-uncancel:6"
    assert named(taken, shows="missing-uncancel", mismatch=("cancelled", "returned")) is not None
    assert named(taken, shows="missing-uncancel", mismatch=("returned", "cancelled")) is None


def test_who_raises_a_cancel_again_need_not_take_it_back():
    second = "try: g()\n  except CancelledError:\n    h()\n    raise"
    caught = f"try: f()\nexcept CancelledError:\n  {second}"
    assert named(caught, shows="missing-uncancel", mismatch=(1, 0)) == "missing-uncancel:2"


def test_what_ran_in_the_thread_of_the_loop_needed_no_other():
    timer = "t = threading.Timer(1, action)"
    assert named(timer, shows="runs-in-a-thread", calls=(call("action", line=1),)) is None


def test_what_the_source_does_not_share_or_release_is_not_named():
    for source in ("await shield(calls[k])", "turn = new()\nline.append(turn)\nawait turn"):
        assert named(source, shows="cached-coroutine") is None
    assert named("async with lock: pass", shows="freed-anothers-lock") is None
    assert (
        named("await s.acquire()\ntry: f()\nfinally: s.release()", shows="freed-anothers-lock")
        is None
    )


@pytest.mark.parametrize(
    ("mistake", "source"),
    [
        ("leaked-permit", "async def acquire(self):\n    await sleep(1)"),
        ("not-a-rate-limit", "async with lock:\n    await sleep(1)"),
        ("not-a-rate-limit", "s = Semaphore(2)\nawait s.acquire()\nloop.call_later(1, s.release)"),
    ],
)
def test_a_source_that_has_nothing_of_the_kind_contradicts_a_check(mistake, source):
    assert named(source, shows=mistake) is None


def test_who_was_cancelled_left_the_others_behind():
    left = noticed(tasks_left=(task_left(),))
    source = "tasks = [asyncio.create_task(f())]\nawait asyncio.gather(*tasks)"
    cancelled = error("asyncio.exceptions.CancelledError")
    assert raised(cancelled, source, **left) == "orphaned-siblings:1"


def test_the_calls_of_a_scenario_that_did_not_end_are_not_the_students():
    calls = (call(line=None, lines=()), call(start=1.0, end=None, line=None, lines=()))
    assert named(verdict="timeout", returned=None, calls=calls) != "serial-await:None"
