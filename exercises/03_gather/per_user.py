"""per_user: two steps for each user, and no user waits for another.

A page shows the latest posts of some members. You have their ids. For each member you first ask one
service who it is. Then, with that answer, you ask another service for the posts. The second step
cannot start before the first is over. But why should Bo's posts wait until Ada has been found?

Write `posts_by_user`. It gets two async functions, and a list of ids, all different:

    await posts_by_user(get_user, get_posts, [17, 4])
    → {17: ["My garden", "Rain again"], 4: ["Chess"]}

`await get_user(17)` returns the member, for example `"ada"`. `await get_posts("ada")` returns the
list of posts.

What is checked:

- You return a dict with the posts of every member under its id. Some members have no posts: the
  list is empty. For each member, you ask each service once.
- The members are processed at the same time: three of them, or three dozen, whose steps take
  1 second each, are done in under 2.5 seconds.
- No member waits for another one. You ask for a member's posts as soon as that member is known,
  even if others are not known yet. So the whole takes as long as the two steps of the slowest
  member together, and no longer. A step may take a minute.
- It also works for one member, and for none.
- Each call of `posts_by_user` asks anew, and does not wait for other calls of it.

New here: running several *sequences* of steps at the same time. Not needed here: handling errors.
"""

import asyncio


async def posts_by_user(get_user, get_posts, ids) -> dict:
    """For each id get the user, then that user's posts; all ids at the same time."""
    # TODO: write this coroutine.
    raise NotImplementedError("posts_by_user is not implemented yet")


# From here on you need change nothing. To try your code, run `python per_user.py`.

MEMBERS = {17: "ada", 4: "bo", 21: "chen"}


async def get_user(number: int) -> str:
    """Simulates the service that knows the members; it is slow for Bo."""
    print(f"who is {number}?")
    await asyncio.sleep(1.5 if number == 4 else 0.5)
    return MEMBERS[number]


async def get_posts(user: str) -> list[str]:
    """Simulates the service that knows the posts; it is fast for Bo."""
    print(f"what did {user} write?")
    await asyncio.sleep(0.5 if user == "bo" else 1.5)
    return [f"a post by {user}"]


async def main() -> None:
    """Get the posts of three members and show how long it took."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    print(await posts_by_user(get_user, get_posts, list(MEMBERS)))
    print(f"{loop.time() - start:.1f} s, and each member takes 2 s")


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
