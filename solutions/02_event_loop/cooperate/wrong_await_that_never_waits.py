# mistake: hogs-the-loop
# fails: test_others_get_a_turn


async def mixed(mix, total, block):
    return mix(total, block)  # <- here


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = await mixed(mix, total, block)
    return total
