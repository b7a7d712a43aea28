# mistake: completion-order
# fails: test_a_cancel_and_an_error, test_an_error_stands_in_the_list, test_hundreds_of_urls, test_more_places_than_urls, test_reads_the_urls_as_it_goes, test_the_order_of_the_urls
import asyncio


async def fetch_bounded(fetch, urls, limit) -> list:
    answers = []
    left = iter(urls)

    async def work():
        for url in left:
            try:
                answers.append(await fetch(url))  # <- here
            except Exception as error:
                answers.append(error)

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(work())
    return answers
