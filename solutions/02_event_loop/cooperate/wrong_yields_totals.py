# mistake: made-a-generator
# fails: all


async def checksum(mix, blocks):
    total = 0
    for block in blocks:
        total = mix(total, block)
        yield total  # <- here
