# mistake: serial-await
# fails: test_at_the_same_time
async def try_all(fetch, urls) -> tuple[dict, dict]:
    answers, errors = {}, {}
    for url in urls:
        try:
            answers[url] = await fetch(url)  # <- here
        except BaseException as error:
            errors[url] = error
    return answers, errors
