# mistake: hogs-the-loop
# fails: test_others_get_a_turn


async def give_way():
    pass


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = mix(total, block)  # <- here
        await give_way()
    return total
