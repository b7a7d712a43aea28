"""crawler: every page of a site, and which of its links are dead.

Your company has a new website. Before it opens, you want to know which links lead nowhere. Somebody
began to click through them all, and gave up on the second day. A program can do that, and it should
not bring down the new server while it does.

Write `crawl`. It starts at one url, follows all links, and returns what became of each url:

    await crawl("http://127.0.0.1:8080/", limit=5)
    → {"http://127.0.0.1:8080/": 200,
       "http://127.0.0.1:8080/team": 200,
       "http://127.0.0.1:8080/old-team": 301,
       "http://127.0.0.1:8080/jobs?page=2": 404,
       "http://127.0.0.1:8080/news": None}

You make the requests with aiohttp. The checks come in stages. Each is worth points of its own.

1. Pages. The keys are `start` and all urls of the site to which its pages lead, as `str` and in any
   order. The value is the status. You request each url once, however many pages link to it, and also
   if pages link to each other in a circle. `re.findall(r'href="(.*?)"', text)` finds the links of a
   page. A link may be relative: `urljoin(url, link)` of `urllib.parse` gives its url. What comes
   after a `#` is a place on a page, and no part of the url. What comes after a `?` is.
2. The site. It is the scheme, host and port of `start`. All other links are left alone: you request
   nothing there, and return nothing about them. Only HTML pages with the status 200 have links.
   Their `content_type` is `text/html`. Of other files, and of error pages, you return the status.
3. Dead links. If a request fails, or the connection breaks in the middle of a page, the value is
   `None`, and all other pages are requested as before. That holds for `start`, too.
4. Redirects. The statuses 301, 302, 303, 307 and 308 are redirects. A redirect counts as a page with
   one link, which is in its header `Location`, and its value is its own status. The url where it
   leads gets a value of its own, if it is on the site. Redirects can also lead in a circle.
5. The limit. At most `limit` requests are in flight at any moment, from their start until the page
   has arrived. As long as urls are left, all `limit` are in flight: when one page arrives, the next
   request starts immediately. `limit` is at least 1, and may be over 100.
6. Slow pages. If a page has not arrived completely after 10 seconds, you give it up, and its value
   is `None`. aiohttp may round that up to 11 seconds. A page that takes 9.5 seconds is fine, and so
   is a crawl that takes some minutes. The time in which a url waits for its turn does not count.
7. Good manners. One `ClientSession` makes all requests of a crawl, and is closed at the end. When
   `crawl` is cancelled, it ends as cancelled, within a moment. Then no task and no request is left. Two crawls do not
   affect each other. Who waits is woken: nothing is checked again and again.

New here: work that brings more work, so that nobody knows at the start how much there is. Not needed
here: `robots.txt`, a pause between requests, a parser for HTML.

If `crawler.py` gets long, you may split it: lay further files beside it, such as
`crawler_links.py`, and import them. Their names begin with `crawler_`.
"""

import asyncio


async def crawl(start, limit) -> dict:
    """The status of each url of a site, or None; at most `limit` requests at a time."""
    # TODO: write this coroutine.
    raise NotImplementedError("crawl is not implemented yet")


# From here on you need change nothing. To try your code, run `python crawler.py`.


async def main() -> None:
    """Crawl a small site on this computer."""
    from aiohttp import web

    links = {"/": ["team", "news#today"], "/team": ["/", "jobs?page=2"], "/news": ["team#ada"]}

    async def answer(request: web.Request) -> web.Response:
        await asyncio.sleep(0.5)
        text = " ".join(f'<a href="{link}">{link}</a>' for link in links.get(request.path, []))
        status = 200 if request.path in links else 404
        return web.Response(text=text, status=status, content_type="text/html")

    application = web.Application()
    application.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        host, port = runner.addresses[0][:2]
        for url, status in (await crawl(f"http://{host}:{port}/", 2)).items():
            print(status, url)
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
