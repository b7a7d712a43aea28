# mistake: hogs-the-loop
# fails: test_others_get_a_turn


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = mix(total, block)  # <- here
    return total
