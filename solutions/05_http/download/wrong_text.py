# mistake: unexpected-error
# fails: test_saves_what_was_sent, test_memory_stays_flat, test_reports_progress


async def download(session, url, path, progress) -> None:
    part = path.with_suffix(".part")
    async with session.get(url) as response:
        response.raise_for_status()
        part.write_text(await response.text())  # <- here
    part.replace(path)
    progress(response.content_length, response.content_length)
