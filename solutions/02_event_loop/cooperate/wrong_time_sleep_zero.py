# mistake: hogs-the-loop
# fails: test_others_get_a_turn
import time


async def checksum(mix, blocks) -> int:
    total = 0
    for block in blocks:
        total = mix(total, block)  # <- here
        time.sleep(0)  # let the others run
    return total
