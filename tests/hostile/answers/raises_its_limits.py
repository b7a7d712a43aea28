# verdict: limit, fail
# why: lifts its own limits, and takes 6 GB

import resource


async def fetch_three(fetch, urls):
    for kind in (resource.RLIMIT_DATA, resource.RLIMIT_AS, resource.RLIMIT_CPU):
        try:
            resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        except (ValueError, OSError):
            continue
    return len([bytes(64 << 20) for _ in range(96)])
