"""It picks all of them, the last one first."""


async def main(pick):
    fruit = ["apple", "pear", "plum"]
    return [await pick(one) for one in fruit[::-1]]
