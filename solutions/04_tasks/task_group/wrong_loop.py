# mistake: serial-await
# fails: test_all_at_once


async def all_or_nothing(fetch, urls) -> list[str]:
    bodies = []
    for url in urls:
        bodies.append(await fetch(url))  # <- here
    return bodies
