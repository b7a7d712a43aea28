"""Five blocking readings, in threads."""

from grader import points, scenario

ASKS = "async def read_all(read, names) -> list"

HINTS = (
    "`read` will block whoever calls it. Who may be blocked for a second without harm, and who may "
    "not?",
    "`asyncio.to_thread` runs an ordinary function in a thread, and what it gives can be awaited. "
    "You know already how to await several things at the same time.",
    "`to_thread` takes the function and its arguments apart, without calling the function: make one "
    "such awaitable for each name, without awaiting it, and then wait for all of them together.",
)

STATIONS = ["north", "south", "east", "west", "roof", "barn", "pond", "orchard"]
DELAYS = [0.5, 0.4, 0.3, 0.2, 0.1]


def stations(rng):
    return rng.sample(STATIONS, 5)


def silent(rng, names):
    """The station that does not answer: not the first, and not the last."""
    return {names[rng.randint(1, 3)]: OSError(f"no answer on channel {rng.randrange(1000)}")}


@scenario
async def five_stations(student, functions, rng):
    return await student.read_all(functions.blocking("read", 1.0), stations(rng))


@scenario
async def last_called_first_back(student, functions, rng):
    names = stations(rng)
    read = functions.blocking("read", dict(zip(names, DELAYS, strict=True)))
    return await student.read_all(read, names)


@scenario
async def one_silent(student, functions, rng):
    names = stations(rng)
    read = functions.blocking("read", 0.1, fails=silent(rng, names))
    return await student.read_all(read, names)


@scenario
async def silent_while_others_read(student, functions, rng):
    names = stations(rng)
    times = {**dict.fromkeys(names, 1.0), names[0]: 0.1}
    read = functions.blocking("read", times, fails={names[0]: OSError("no answer")})
    return await student.read_all(read, names)


@scenario
async def one_and_none(student, functions, rng):
    read = functions.blocking("read", 0.1)
    return [await student.read_all(read, names) for names in (stations(rng)[:1], [])]


def answers(evidence, names):
    return [evidence.answer("read", name) for name in names]


@points(2)
def test_five_take_as_long_as_one(five_stations):
    """Five readings of one second each are done in under 1.6 seconds, each name read once."""
    five_stations.took(over=0.9, under=1.6)
    five_stations.called("read", *stations(five_stations.rng))


@points(2)
def test_the_loop_is_free(five_stations, silent_while_others_read):
    """Meanwhile the event loop is never held for 0.3 seconds, not even when a reading fails."""
    five_stations.must_have_returned()
    five_stations.started("read")
    five_stations.never_held(under=0.3)
    silent_while_others_read.never_held(under=0.3)


@points(1)
def test_the_order_given(last_called_first_back):
    """The answers come in the order of the names, whichever station answers first."""
    names = stations(last_called_first_back.rng)
    assert last_called_first_back.value == answers(last_called_first_back, names)


@points(1)
def test_an_error_comes_out(one_silent):
    """If a reading fails, its error comes out, alone or in an ExceptionGroup."""
    error = one_silent.raised(OSError, ExceptionGroup)
    rng = one_silent.rng
    expected = [str(error) for error in silent(rng, stations(rng)).values()]
    told = [leaf.message for leaf in error.leaves()]
    assert told == expected, f"read raised {expected}, and out came {told}"


@points(1)
def test_one_name_and_none(one_and_none):
    """It also works for one name, and for none."""
    names = stations(one_and_none.rng)[:1]
    assert one_and_none.value == [answers(one_and_none, names), []]
