# mistake: hogs-the-loop
# fails: test_in_other_processes, test_several_at_the_same_time, test_the_loop_is_free


async def hash_all(digest, pages) -> list[str]:
    return [digest(page) for page in pages]  # <- here
