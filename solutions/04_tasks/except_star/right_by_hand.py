"""Sorts a list of errors to be looked at, groups back into it, and raises the unknown in a new group."""


async def outcome(job):
    counts = {"slow": 0, "unreachable": 0, "nonsense": 0}
    unknown = []
    todo = []
    try:
        await job()
    except Exception as error:
        todo.append(error)
    while todo:
        match todo.pop():
            case ExceptionGroup(exceptions=inner):
                todo.extend(inner)
            case TimeoutError():
                counts["slow"] += 1
            case ConnectionError():
                counts["unreachable"] += 1
            case ValueError():
                counts["nonsense"] += 1
            case error:
                unknown.append(error)
    if unknown:
        raise ExceptionGroup("not for us", unknown)
    return counts
