# mistake: blocking-call
# fails: test_five_take_as_long_as_one, test_the_loop_is_free


async def read_all(read, names) -> list:
    return [read(name) for name in names]  # <- here
