"""Two steps for each user, all users at the same time."""

from grader import inputs, points, scenario

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

NAMES = ["ada", "bo", "chen", "dana", "eze", "femi", "grace", "hugo"]
LATE_FIRST = [0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1]


@inputs
def members(rng):
    """Eight ids and names."""
    return dict(zip(rng.sample(range(100), 8), rng.sample(NAMES, 8), strict=True))


def first(number, members):
    return dict(list(members.items())[:number])


async def asking_for(student, functions, members, user_seconds, post_seconds):
    """The posts of these members, where `…_seconds` are the seconds for each of them."""
    times = dict(zip(members, user_seconds, strict=True))
    get_user = functions.slow("get_user", times, answer=members.__getitem__)
    times = dict(zip(members.values(), post_seconds, strict=True))
    get_posts = functions.slow("get_posts", times, answer=lambda user: [f"post by {user}"])
    return await student.posts_by_user(get_user, get_posts, list(members))


def posts(members):
    return {number: [f"post by {user}"] for number, user in members.items()}


@scenario
async def eight_members(student, functions, members):
    return await asking_for(student, functions, members, LATE_FIRST, LATE_FIRST)


@scenario
async def three_members(student, functions, members):
    await asking_for(student, functions, first(3, members), [1, 1, 1], [1, 1, 1])


@scenario
async def uneven_steps(student, functions, members):
    await asking_for(student, functions, first(3, members), [1.6, 0.4, 1], [0.4, 1.6, 1])


@scenario
async def one_member(student, functions, members):
    return await asking_for(student, functions, first(1, members), [0.1], [0.1])


@scenario
async def no_member(student, functions):
    return await asking_for(student, functions, {}, [], [])


@points(1)
def test_the_posts_of_every_member(eight_members):
    """The posts of every member are under its id, whichever member is known first."""
    assert eight_members.value == posts(eight_members.inputs)


@points(1)
def test_asks_once_for_each(eight_members):
    """For each member, each service is called once."""
    eight_members.called("get_user", *eight_members.inputs)
    eight_members.called("get_posts", *eight_members.inputs.values())


@points(2)
def test_members_at_the_same_time(three_members):
    """Three members, whose two steps take a second each, are done in under 2.5 seconds."""
    three_members.took(over=1.9, under=2.5)


@points(1)
def test_nobody_waits_for_others(uneven_steps):
    """A member's posts are requested as soon as the member is known: under 2.5 seconds in all."""
    uneven_steps.took(over=1.9, under=2.5)


@points(1)
def test_one_member_and_none(one_member, no_member):
    """It also works for one member, and for none."""
    assert one_member.value == posts(first(1, one_member.inputs))
    assert no_member.value == {}
