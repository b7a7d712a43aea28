PIECE = 64 * 1024  # bytes: large enough to be quick, small enough to be nothing


async def download(session, url, path, progress) -> None:
    """Save the body of the URL as the file `path`, and report progress(done, total)."""
    # In the same folder, because a rename is all or nothing only within one file system.
    part = path.with_name(path.name + ".part")
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            done, total = 0, response.content_length
            with part.open("wb") as file:
                async for piece in response.content.iter_chunked(PIECE):
                    # An ordinary write holds the loop, but for a moment only: mostly it copies into
                    # the system's cache. On a slow disk it would belong in asyncio.to_thread.
                    file.write(piece)
                    done += len(piece)
                    progress(done, total)
        # Only a complete body gets here: a cut connection raises in the loop above.
        part.replace(path)
    finally:
        # After an error or a cancellation half a file is here. After replace there is nothing.
        part.unlink(missing_ok=True)
