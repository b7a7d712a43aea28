# mistake: none
# fails: test_memory_stays_flat
import io


async def download(session, url, path, progress) -> None:
    buffer = io.BytesIO()  # <- here
    async with session.get(url) as response:
        response.raise_for_status()
        async for piece in response.content.iter_chunked(65536):
            buffer.write(piece)
            progress(buffer.tell(), response.content_length)
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        file.write(buffer.getbuffer())
    part.replace(path)
