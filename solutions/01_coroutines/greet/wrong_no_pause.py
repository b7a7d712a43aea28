# mistake: wait-missing
# fails: test_pauses_for_a_second, test_others_run_during_the_pause


async def greet(name) -> None:
    print(f"Hello, {name}!")
    print(f"Goodbye, {name}!")
