# mistake: none
# asked: gives([1, 2, 0, 3])
async def main(measure):
    seen = []
    full = False
    for depth in (1, 2, 0, 3):
        if full:
            continue
        seen.append(depth)
        full = bool(await measure(0)) and len(seen) > 1
    return seen
