"""A crawler that visits every page of a site once, a few at a time."""

import asyncio
import posixpath
import socket
from types import SimpleNamespace

from grader import (
    NotSeen,
    PlacesFree,
    Shows,
    WebPage,
    at_most,
    end_of,
    expect,
    inputs,
    kept_busy,
    points,
    scenario,
    within,
)

FILES = True
NEEDS = "sockets"

ASKS = "async def crawl(start, limit) -> dict"

HINTS = (
    "Begin with one url: what do you return about it, and which urls does it lead to? When do you "
    "have to write down that a url is known: when its page has arrived, or when you first see it?",
    "A page adds tasks while others run: a `TaskGroup` waits for those, too. A semaphore limits "
    "the requests. Only the request needs a place, and not what comes of its links. Look up "
    "`allow_redirects`, `ClientTimeout` and the limit of `TCPConnector`.",
    "Keep a dict of all urls that are known, with `None` for each at first. A coroutine for one url "
    "takes a place, makes the request and reads the page. When the place is free again, it "
    "starts a task for each link that is not in the dict yet.",
)

PATHS = ["/team", "/team/ada", "/team/bob", "/tea/", "/tea/green", "/tea/black?cups=2", "/a/b/c/d"]
PATHS += ["/jobs?page=1", "/jobs?page=2", "/tea/green/", "/search?q=tea&n=5", "/news/", "/a/b/e"]
SOON = 0.05
"""Seconds for which a place may stay free on the fast clock."""
MANY = 20
"""A limit that no site of a few pages reaches."""
LATE = 12.0
"""Seconds after which a page has been given up for sure."""


def html(*links, **settings):
    """A page with these links."""
    text = "\n".join(f'<p>Look at <a href="{link}">this page</a>.</p>' for link in links)
    return WebPage(f"<html><body>{text}</body></html>", **settings)


def written(rng, source, target):
    """A link from one path to another one, in one of many ways."""
    place = rng.choice(["", "", "#top", "#tea/green"])
    if rng.random() < 0.6:
        relative = posixpath.relpath(target, posixpath.dirname(source))
        if target.endswith("/"):
            return f"{relative}/{place}"
        if not relative.endswith("."):  # which is a folder
            return relative + place
    return target + place


def web(rng, paths, more=0):
    """The links of each path: all can be reached from the first one, and some lead back."""
    pairs = [(rng.choice(paths[:n]), paths[n]) for n in range(1, len(paths))]
    pairs += [(paths[-1], paths[0]), (paths[0], paths[1]), (paths[1], paths[1])]
    pairs += [tuple(rng.choices(paths, k=2)) for _ in range(more)]
    rng.shuffle(pairs)
    links = {path: [] for path in paths}
    for source, target in pairs:
        links[source].append(written(rng, source, target))
    return links


@inputs
def linked(rng):
    return web(rng, ["/", *rng.sample(PATHS, 10)], more=15)


@inputs
def numbers(rng):
    """Numbers of pages, a status of each kind, and a limit."""
    dead = rng.sample([400, 401, 403, 404, 410, 429, 500, 502, 503], 3)
    redirects = rng.sample([301, 302, 303, 307, 308], 5)
    limit, many = rng.randint(3, 5), rng.randint(104, 112)
    return SimpleNamespace(dead=dead, redirects=redirects, limit=limit, many=many)


def told(found, *bases):
    """What was returned, with paths instead of urls: ports differ each time."""
    if type(found) is not dict:
        return found
    for base in bases:
        found = {k.removeprefix(base) if type(k) is str else k: v for k, v in found.items()}
    return found


async def crawled(student, server, pages, limit, start="/"):
    """What is found on a site of these pages."""
    base = await server.site(pages)
    return told(await student.crawl(base + start, limit), base)


@scenario
async def whole_site(student, server, linked):
    return await crawled(student, server, {path: html(*linked[path]) for path in linked}, MANY)


def elsewhere(other):
    """Links that lead away from a site whose base is `other`, or one that looks like it."""
    yield from (f"{other}/", f"//{other.removeprefix('http://')}/x", "mailto:ada@example.org")
    yield from ("https://127.0.0.1:9/", "tel:123", "javascript:void(0)", "#top")


@scenario
async def one_of_two_sites(student, server, numbers):
    """It starts deep in one, and both link to the other one; some files and errors have links."""
    pages, others = {}, {}
    base, other = await server.site(pages), await server.site(others, name="other")
    secure = base.replace("http:", "https:")
    others |= {"/": html(f"{base}/hidden"), "/x": html(f"{base}/hidden")}
    more = [f"/{status}" for status in numbers.dead]
    pages["/deep/start"] = html("../", *elsewhere(other), f"{secure}/deep/start", f"{base}/full")
    pages["/"] = html("/photo.png", "/notes.txt", "/new", *more, f"{other}/x?page=2", "/none")
    pages |= {f"/{status}": html("/hidden", status=status) for status in numbers.dead}
    pages["/photo.png"] = html("/hidden", kind="image/png")
    pages["/new"] = html("/hidden", status=201, location="/hidden")
    pages |= {"/notes.txt": html("/hidden", kind="text/plain"), "/full": html("/deep/start")}
    return told(await student.crawl(f"{base}/deep/start", MANY), base)


@scenario
async def broken(student, server):
    """Some connections break, before an answer or in the middle of it; nobody listens on another port."""
    pages = {"/": html("/gone", "/half", "/first"), "/gone": html(cut="first")}
    pages["/half"] = html(*["/hidden"] * 4, cut="half-way", pause=0.2)
    pages |= {"/first": html("/second", seconds=0.5), "/second": html()}
    found = await crawled(student, server, pages, MANY)
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    return found, told(await student.crawl(f"{url}/nobody", MANY), url)


@scenario
async def redirected(student, server, numbers):
    """A chain of redirects, two that lead in a circle, one to itself, and one to another site."""
    one, two, three, four, five = numbers.redirects
    pages = {"/": html("/old", "/deep/round", "/away", "/self")}
    base, other = await server.site(pages), await server.site({"/": html()}, name="other")
    pages["/old"] = html("/hidden", status=one, location="/deep/older#here")
    pages["/deep/older"] = WebPage(status=two, location="new")
    pages["/deep/new"] = WebPage(status=five, location="/new?er")
    pages |= {"/new?er": WebPage(status=four, location="newest"), "/newest": html("/")}
    pages["/deep/round"] = WebPage(status=three, location=f"{base}/about")
    pages["/about"] = WebPage(status=four, location="/deep/round")
    pages["/self"] = WebPage(status=four, location="self")
    pages["/away"] = WebPage(status=five, location=f"{other}/")
    return told(await student.crawl(f"{base}/", MANY), base)


def flat(seconds):
    """A first page that links to others, which have no links and take so many seconds: half of them after the head."""
    pages = {f"/{n}": html(seconds=each / 2, pause=each / 2) for n, each in enumerate(seconds)}
    return {"/": html(*pages)} | pages


@scenario
async def a_few(student, server, numbers):
    """One page takes four times as long as the others."""
    limit = numbers.limit
    seconds = [0.6] * (4 * limit - 4)
    seconds.insert(numbers.many % limit, 2.4)
    return await crawled(student, server, flat(seconds), limit)


@scenario
async def uneven(student, server):
    """A slow page, and beside it a path of quick ones; then a slow one at the end of it."""
    pages = {f"/{n}": html(f"/{n + 1}", seconds=0.4) for n in range(4)} | {"/4": html()}
    return await crawled(
        student, server, {"/": html("/slow", "/0"), "/slow": html(seconds=2.0)} | pages, 5
    )


@scenario(clock="fast")
async def late_links(student, server, numbers):
    """Twice there is only one page for a long time, and then it brings more links than there are places."""
    one, two = ([f"/{name}{n}" for n in range(4 * numbers.limit)] for name in ("red", "blue"))
    pages = dict.fromkeys([*one, *two], html(seconds=1.0))
    pages |= {"/": html("/start"), "/start": html("/first", seconds=7.0)}
    pages |= {"/first": html(*one, seconds=1.0), one[-1]: html("/second", seconds=1.0)}
    pages["/second"] = html(*two, seconds=7.0)
    return await crawled(student, server, pages, numbers.limit)


@scenario(clock="fast")
async def over_a_hundred(student, server, numbers):
    pages = flat([5.0] * (numbers.many + 5))
    return await crawled(student, server, pages, numbers.many)


@scenario(clock="fast")
async def one_at_a_time(student, server):
    """Nearly two minutes in all: a path of pages, each with a further link."""
    pages = {f"/{n}": html(f"/{n + 1}", f"/leaf{n}", seconds=4.0) for n in range(12)}
    leaves = {f"/leaf{n}": html(seconds=5.0) for n in range(12)} | {"/12": html()}
    return await crawled(student, server, pages | leaves, 1, start="/0")


@scenario(clock="fast")
async def slow_pages(student, server):
    """Pages whose head, or second half, or both together, take about as long as allowed, or longer."""
    pages = {"/": html("/9.5", "/5+4.5", "/0+9.5", "/15", "/7+7", "/0+80")}
    for path in list(pages["/"].text.split('"'))[1::2]:
        first, _, second = path[1:].partition("+")
        pages[path] = html("/next" + path[1:], seconds=float(first), pause=float(second or 0))
    pages |= {f"/next{path[1:]}": html() for path in ("/9.5", "/5+4.5", "/0+9.5")}
    found = await crawled(student, server, pages, MANY)
    await asyncio.sleep(0.1)  # until the server has seen who left
    return found


@scenario(clock="fast")
async def cancelled(student, server, observer, numbers):
    """Three crawls are cancelled: before the first page, before the next ones, and in their midst."""
    found = []
    for moment in 0.05, 0.7, 2.1:
        base = await server.site(flat([3.0] * 9))
        task = asyncio.create_task(student.crawl(f"{base}/", numbers.limit))
        await asyncio.sleep(moment)
        answer = await observer.cancel(task, patience=4.0)
        await asyncio.sleep(0.1)
        found.append((end_of(task), answer["seconds"]))
    return found


@scenario
async def two_crawls(student, server):
    """Two crawls at the same time, of a site each, and then another one of the second site."""
    bases = [await server.site(flat([0.3] * 6)) for _ in range(2)]
    found = await asyncio.gather(*[student.crawl(f"{base}/", 2) for base in bases])
    found.append(await student.crawl(f"{bases[1]}/", 2))
    return [told(each, *bases) for each in found]


# -- checks


@points(2)
def test_pages(whole_site):
    """The result has all pages of the site, each with its status, however they are linked."""
    expect(whole_site.value, dict.fromkeys(whole_site.inputs, 200), "what became of each page")


@points(1)
def test_each_page_once(whole_site):
    """Each url is requested once, also if pages link to each other in a circle."""
    whole_site.started("GET")
    whole_site.called("GET", *whole_site.inputs)


@points(2)
def test_the_site(one_of_two_sites):
    """Other sites are left alone, and neither files nor error pages have links."""
    paths = ["/deep/start", "/", "/full", "/photo.png", "/notes.txt"]
    wanted = dict.fromkeys(paths, 200) | {f"/{n}": n for n in one_of_two_sites.inputs.dead}
    expect(
        one_of_two_sites.value,
        wanted | {"/new": 201, "/none": 404},
        "what became of each url of the site",
    )
    one_of_two_sites.called_times("other", 0)


@points(2)
def test_dead_links(broken):
    """Where a connection breaks, or none is made, the value is None, and the crawl goes on."""
    wanted = dict.fromkeys(["/", "/first", "/second"], 200) | {"/gone": None, "/half": None}
    expect(broken.part(0), wanted, "what became of each url, when some connections break")
    expect(broken.part(1), {"/nobody": None}, "a crawl of a site where nobody listens")


@points(2)
def test_redirects(redirected):
    """A redirect counts as a page with one link, and has its own status."""
    one, two, three, four, five = redirected.inputs.redirects
    wanted = {
        "/": 200,
        "/old": one,
        "/deep/older": two,
        "/deep/new": five,
        "/new?er": four,
        "/newest": 200,
    }
    wanted |= {"/deep/round": three, "/about": four, "/self": four, "/away": five}
    expect(redirected.value, wanted, "what became of each url, with redirects")
    redirected.called("GET", *wanted)
    redirected.called_times("other", 0)


@points(1)
def test_at_most(a_few, one_at_a_time):
    """Never are more than `limit` requests in flight."""
    at_most(a_few, "GET", a_few.inputs.limit)
    at_most(one_at_a_time, "GET", 1)


@points(2)
def test_all_places_are_used(a_few, uneven, late_links):
    """While urls are left, `limit` requests are in flight; a new link does not wait for other pages."""
    kept_busy(a_few, "GET", a_few.inputs.limit)
    uneven.took(over=2.0, under=2.6)
    most, limit = late_links.peak("GET"), late_links.inputs.limit
    if most < limit:
        what = f"a page with {4 * limit} links came late, after one page at a time"
        raise PlacesFree(f"{what}: {most} in flight at most, with limit={limit}", limit)
    late_links.took(over=10.0, under=24.0)


@points(1)
def test_over_a_hundred(over_a_hundred):
    """A limit over 100 is used, too."""
    kept_busy(over_a_hundred, "GET", over_a_hundred.inputs.many, slack=0.1 + SOON)


@points(2)
def test_waiting_does_not_count(one_at_a_time):
    """A crawl may take minutes: the time in which a url waits for its turn does not count."""
    expected = {f"/{n}": 200 for n in range(13)} | {f"/leaf{n}": 200 for n in range(12)}
    came = one_at_a_time.value.plain
    given_up = [url for url in came if came[url] is None] if isinstance(came, dict) else []
    if given_up and dict.fromkeys(came, 200) == expected:
        what = f"with limit=1, {len(given_up)} of {len(expected)} urls were given up, although all answer in time"
        raise Shows(what, "timeout-counts-the-wait")
    expect(one_at_a_time.value, expected, "what became of each url, with limit=1")


@points(2)
def test_ten_seconds(slow_pages):
    """A page of which a part is missing after 10 seconds is given up, and no other one."""
    good = ["/", "/9.5", "/5+4.5", "/0+9.5", "/next9.5", "/next5+4.5", "/next0+9.5"]
    expected = dict.fromkeys(good, 200) | dict.fromkeys(["/15", "/7+7", "/0+80"])
    expect(slow_pages.value, expected, "what became of each url (/5+4.5 takes 5 s and 4.5 s more)")
    within(slow_pages.elapsed, over=9.0, under=LATE, what="a crawl with pages that take too long")
    slow_pages.nothing_in_flight("GET")


@points(1)
def test_one_session(whole_site):
    """One ClientSession makes all requests of a crawl, and it is closed at the end."""
    if not whole_site.fact("server", "session_requests"):
        raise NotSeen("no ClientSession made a request")
    expect(whole_site.fact("server", "sessions"), 1, "ClientSessions")
    left = whole_site.fact("server", "open_sessions")
    expect(left, 0, "ClientSessions that were open when crawl returned")


@points(2)
def test_cancelled(cancelled):
    """A crawl that is cancelled ends as cancelled, and leaves no task and no request."""
    for end, seconds in cancelled.value.plain:
        assert end == "cancelled", (
            f"a crawl was cancelled, should end as cancelled, and ended: {end}"
        )
        assert seconds < 0.6, (
            f"a crawl was cancelled, and ended {seconds:.1f} s later, should end within a moment"
        )
    cancelled.nothing_in_flight("GET")
    cancelled.left_no_task()
    left = cancelled.fact("server", "open_sessions")
    expect(left, 0, "ClientSessions that were open when crawl was cancelled")


@points(1)
def test_crawls_are_apart(two_crawls, a_few):
    """Two crawls do not affect each other, and have a limit of their own each."""
    pages = [*flat([0.3] * 6)]
    expect(two_crawls.value, [dict.fromkeys(pages, 200)] * 3, "what three crawls found")
    two_crawls.called("GET", *pages * 3)
    if a_few.peak("GET") == a_few.inputs.limit:  # or else other checks tell
        two_crawls.overlapped("GET", 4)


@points(1, shows="polling")
def test_nothing_is_polled(one_at_a_time):
    """While a crawl waits, nothing is polled."""
    one_at_a_time.started("GET")
    one_at_a_time.never_polled(under=1000)
