from __future__ import annotations

import asyncio
import threading

from sayso.web.turns import Turns


def test_so_much_is_done_at_once_and_so_much_waits() -> None:
    go, lock, running, most = threading.Event(), threading.Lock(), 0, 0

    def work(number: int) -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        go.wait(10)
        with lock:
            running -= 1
        return number

    async def all_of_it() -> list[int]:
        turns = Turns(at_once=2, waiting=3)
        begun = []
        for number in range(5):
            assert not turns.full
            begun.append(asyncio.create_task(turns.take(work, number)))
            await asyncio.sleep(0)
        assert turns.full
        go.set()
        done = await asyncio.gather(*begun)
        assert not turns.full
        return done

    assert asyncio.run(all_of_it()) == [0, 1, 2, 3, 4]
    assert most <= 2


def test_what_fails_leaves_its_turn_to_others() -> None:
    def fails() -> None:
        raise ValueError

    async def twice() -> None:
        turns = Turns(at_once=1, waiting=0)
        for _ in range(2):
            try:
                await turns.take(fails)
            except ValueError:
                assert not turns.full

    asyncio.run(twice())
