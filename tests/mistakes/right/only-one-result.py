"""It leaves the loop early, and has no items left then."""


async def main(pick):
    picked = []
    for fruit in ("apple", "pear"):
        picked.append(await pick(fruit))
        if fruit == "pear":
            return picked
    return []
