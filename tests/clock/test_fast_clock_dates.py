"""Every way to ask for the time of day goes by the fast clock."""

import asyncio
import datetime
import pickle
import time

import pytest

SECONDS = {
    "time.time": lambda: time.time(),
    "time.time_ns": lambda: time.time_ns() / 1e9,
    "time.monotonic": lambda: time.monotonic(),
    "time.perf_counter_ns": lambda: time.perf_counter_ns() / 1e9,
    "time.clock_gettime": lambda: time.clock_gettime(time.CLOCK_MONOTONIC),
    "time.clock_gettime_ns": lambda: time.clock_gettime_ns(time.CLOCK_REALTIME) / 1e9,
    "datetime.now": lambda: datetime.datetime.now().timestamp(),
    "datetime.now(UTC)": lambda: datetime.datetime.now(datetime.UTC).timestamp(),
    "datetime.today": lambda: datetime.datetime.today().timestamp(),
    "time.localtime": lambda: time.mktime(time.localtime()),
    "time.gmtime": lambda: time.mktime(time.gmtime()),
    "time.ctime": lambda: time.mktime(time.strptime(time.ctime())),
    "time.asctime": lambda: time.mktime(time.strptime(time.asctime())),
    "time.strftime": lambda: float(time.strftime("%s")),
    "date.today": lambda: datetime.date.today().toordinal() * 86400,
}


@pytest.mark.parametrize("way", SECONDS)
def test_a_day_passes_on_every_clock(clock, way):
    async def scenario():
        begin = SECONDS[way]()
        for _ in range(144):
            await asyncio.sleep(600)
        return SECONDS[way]() - begin

    assert asyncio.run(scenario()) == pytest.approx(86400, abs=1.1)


@pytest.mark.filterwarnings("ignore:.*utcnow:DeprecationWarning")
def test_utcnow_goes_by_the_clock(clock):
    begin = datetime.datetime.utcnow()
    time.sleep(50)
    assert (datetime.datetime.utcnow() - begin).total_seconds() == pytest.approx(50, abs=0.01)


def test_a_date_is_an_ordinary_one(clock):
    real = pickle.loads(pickle.dumps(datetime.datetime.now()))
    assert isinstance(real, datetime.datetime) and isinstance(real, datetime.date)
    assert not isinstance(datetime.date.today(), datetime.datetime)
    made = datetime.datetime(2026, 11, 29, tzinfo=datetime.UTC)
    assert made == datetime.datetime.fromisoformat("2026-11-29T00:00:00+00:00")
    assert type(made) is type(real) and issubclass(type(made), datetime.datetime)
    assert isinstance(made + datetime.timedelta(1), datetime.datetime)
    assert repr(made).startswith("datetime.datetime(2026, 11, 29")


def test_a_class_made_from_datetime_knows_the_time_too(clock):
    class Moment(datetime.datetime):
        pass

    begin = Moment.now()
    time.sleep(30)
    assert type(Moment.now()) is Moment and not isinstance(datetime.datetime.now(), Moment)
    assert (Moment.now() - begin).total_seconds() == pytest.approx(30, abs=0.01)


def test_afterwards_everything_is_as_before():
    assert type(datetime.datetime.now()) is datetime.datetime
    assert abs(time.mktime(time.localtime()) - time.time()) < 2
