# mistake: half-written-file
# fails: test_never_half_a_file, test_an_error_page_is_no_film
async def download(session, url, path, progress) -> None:
    done = 0
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            with open(path, "wb") as file:  # <- here
                async for chunk in response.content.iter_chunked(65536):
                    file.write(chunk)
                    done += len(chunk)
                    progress(done, response.content_length)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
