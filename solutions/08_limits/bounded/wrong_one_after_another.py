# mistake: serial-await
# fails: test_a_cancel_and_an_error, test_a_limit_for_each_call, test_an_error_frees_its_place, test_exactly_the_limit, test_hundreds_of_urls, test_more_places_than_urls
async def fetch_bounded(fetch, urls, limit) -> list:
    answers = []
    for url in urls:
        try:
            answers.append(await fetch(url))  # <- here
        except Exception as error:
            answers.append(error)
    return answers
