# mistake: serial-await
# fails: all
async def fetch_bounded(fetch, urls, limit) -> list:
    answers = []
    for url in urls:
        try:
            answers.append(await fetch(url))  # <- here
        except Exception as error:
            answers.append(error)
    return answers
