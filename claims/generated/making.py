"""Chunks in order, made by several processes a little ahead of the one that writes."""

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from signal import SIG_IGN, SIGINT, signal

from .beginning import begin
from .chunks import Chunk, Maker
from .world import World

AHEAD = 2  # chunks that each process may be ahead of the writer: 20 MB each
ALONE = 3  # chunks for which starting processes is not worth while
_makers: list[Maker] = []  # one in each process


def chunks(world: World, processes: int | None = None) -> Iterator[Chunk]:
    """All chunks of the world, from the first. `processes`: as many as cores."""
    processes = processes or os.cpu_count() or 1
    if processes == 1 or world.chunks <= ALONE:
        maker = Maker(world)
        yield from map(maker.make, range(world.chunks))
        return
    pool = makers(processes)
    try:
        yield from _in_order(pool, world, processes * AHEAD)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def makers(processes: int) -> ProcessPoolExecutor:
    """Processes that end with this one, however it ends."""
    return ProcessPoolExecutor(
        processes,
        mp_context=get_context("spawn"),  # a fork would share the connection
        initializer=begin,
    )


def _in_order(pool: ProcessPoolExecutor, world: World, ahead: int) -> Iterator[Chunk]:
    waiting: deque[Future[Chunk]] = deque()
    for each in range(world.chunks):
        waiting.append(pool.submit(_make, world, each))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _make(world: World, number: int) -> Chunk:
    if not _makers:
        signal(SIGINT, SIG_IGN)  # the writer hears it, and ends us
        _makers.append(Maker(world))
    return _makers[0].make(number)
