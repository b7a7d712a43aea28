"""Two steps for each user, all users at the same time."""

import asyncio

from grader import inputs, points, scenario, within

ASKS = "async def posts_by_user(get_user, get_posts, ids) -> dict"

HINTS = (
    "Think of one member first. Which lines are only about that member, and would not change if "
    "there were no others?",
    "Write a small coroutine function of your own that contains both steps, one after the other. "
    "You can `gather` coroutines of your own, not only those of functions that you were given.",
    "Write a coroutine function that takes one id, awaits the user, then awaits the posts and "
    "returns them. Run it for all ids at the same time, and make a dict of the ids and the "
    "results.",
)

NAMES = ["ada", "bo", "Chen Li", "dana", "eze", "femi", "Grace H.", "hugo"]
LATE_FIRST = [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]
SIZES = [23, 29, 31, 37]
"""Numbers of members that no likely limit divides."""


@inputs
def members(rng):
    """Eight ids and names. One of the ids is 0, none of the first three."""
    ids = rng.sample(range(1, 100), 7)
    ids.insert(rng.randint(3, 7), 0)
    return dict(zip(ids, rng.sample(NAMES, 8), strict=True))


@inputs
def many(rng):
    """Many ids and names."""
    ids = rng.sample(range(1000), rng.choice(SIZES))
    return {number: f"member {number}" for number in ids}


def first(number, members):
    return dict(list(members.items())[:number])


def post_lists(members):
    """Each member's posts by its name. Two of them have the same post, and two have none."""
    one, other, silent, as_silent, *_ = members.values()
    posts = {user: [f"post by {user}", "Rain again"] for user in members.values()}
    return posts | {one: ["Rain again"], other: ["Rain again"], silent: [], as_silent: []}


async def asking_for(student, functions, members, user_seconds, post_seconds, answer=None):
    """The posts of these members, where `…_seconds` are the seconds for each of them."""
    times = dict(zip(members, user_seconds, strict=True))
    get_user = functions.slow("get_user", times, answer=members.__getitem__)
    times = dict(zip(members.values(), post_seconds, strict=True))
    answer = answer or (lambda user: [f"post by {user}"])
    get_posts = functions.slow("get_posts", times, answer=answer)
    return await student.posts_by_user(get_user, get_posts, list(members))


def posts(members):
    return {number: [f"post by {user}"] for number, user in members.items()}


@scenario
async def eight_members(student, functions, members):
    return await asking_for(student, functions, members, LATE_FIRST, LATE_FIRST)


@scenario
async def equal_posts(student, functions, members):
    lists = post_lists(members).get
    return await asking_for(student, functions, members, LATE_FIRST, LATE_FIRST, lists)


@scenario
async def many_members(student, functions, many):
    await asking_for(student, functions, many, [1] * len(many), [1] * len(many))


@scenario
async def uneven_steps(student, functions, members):
    await asking_for(student, functions, first(3, members), [1.6, 0.4, 1], [0.4, 1.6, 1])


@scenario(clock="fast", limit=75)
async def slow_steps(student, functions, members):
    three = first(3, members)
    return await asking_for(student, functions, three, [65, 7.02, 21.02], [1, 45, 0.5])


@scenario
async def three_calls(student, functions, members):
    """Two calls for a member each that overlap; then the first one again."""
    (one, ada), (other, bo), *_ = members.items()
    get_user = functions.slow("get_user", 0.5, answer=members.__getitem__)
    get_posts = functions.slow("get_posts", 1, answer=lambda user: [f"post by {user}"])
    first = asyncio.create_task(student.posts_by_user(get_user, get_posts, [one]))
    await asyncio.sleep(0.3)
    second = await student.posts_by_user(get_user, get_posts, [other])
    return [await first, second, await student.posts_by_user(get_user, get_posts, [one])]


@scenario
async def one_member(student, functions, members):
    return await asking_for(student, functions, first(1, members), [0.1], [0.1])


@scenario
async def no_member(student, functions):
    return await asking_for(student, functions, {}, [], [])


@points(1)
def test_the_posts_of_every_member(eight_members, equal_posts):
    """The posts of every member are under its id, whichever member is known first."""
    assert eight_members.value == posts(eight_members.inputs)
    lists = post_lists(equal_posts.inputs)
    assert equal_posts.value == {number: lists[user] for number, user in equal_posts.inputs.items()}


@points(1)
def test_asks_once_for_each(eight_members, equal_posts):
    """For each member, each service is called once."""
    for asked in (eight_members, equal_posts):
        asked.called("get_user", *asked.inputs)
        asked.called("get_posts", *asked.inputs.values())


@points(2)
def test_members_at_the_same_time(many_members):
    """Many members, whose two steps take a second each, are done in under 2.5 seconds."""
    many_members.took(over=1.9, under=2.5)
    for step in ("get_user", "get_posts"):
        many_members.overlapped(step, len(many_members.inputs))


@points(1)
def test_nobody_waits_for_others(uneven_steps):
    """A member's posts are requested as soon as the member is known: under 2.5 seconds in all."""
    uneven_steps.took(over=1.9, under=2.5)


@points(1)
def test_slow_steps(slow_steps):
    """A step that takes a minute is waited for, and others that take long are not delayed by it."""
    three = first(3, slow_steps.inputs)
    assert slow_steps.value == posts(three)
    slow_steps.called("get_posts", *three.values())
    known = {call.label: call.end for call in slow_steps.calls_of("get_user")}
    asked = {call.label: call.start for call in slow_steps.calls_of("get_posts")}
    for number, user in three.items():
        what = f"from when {user} was known until the posts of {user} were requested, it"
        within(asked[user] - known[str(number)], under=0.06, what=what)


@points(1)
def test_one_member_and_none(one_member, no_member):
    """It also works for one member, and for none."""
    assert one_member.value == posts(first(1, one_member.inputs))
    assert no_member.value == {}


@points(1)
def test_each_call_asks_anew(three_calls):
    """Each call asks both services itself, also while another call is still running."""
    one, other, *_ = three_calls.inputs
    of = three_calls.inputs
    assert three_calls.value == [posts({n: of[n]}) for n in (one, other, one)]
    three_calls.called("get_user", one, other, one)
    three_calls.called("get_posts", of[one], of[other], of[one])
    three_calls.overlapped("get_posts", 2)
