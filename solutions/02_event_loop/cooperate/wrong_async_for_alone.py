# mistake: hogs-the-loop
# fails: test_others_get_a_turn


async def each(blocks):
    for block in blocks:
        yield block


async def checksum(mix, blocks) -> int:
    total = 0
    async for block in each(blocks):
        total = mix(total, block)  # <- here
    return total
