# mistake: falsy-dropped
# asked: called("measure", 2, 0, 1)
async def main(measure):
    for depth in (2, 0, 1):
        if depth:  # <- here
            await measure(depth)
    return "measured"
