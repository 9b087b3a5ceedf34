"""Which points no other point dominates, with equal points merged and counted."""

import numpy as np

_WIDE = 2**62


def prune(points: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (rows to keep, how many packages each stands for).

    A row is dropped when another one is at least as good for every party and better for one. Equal rows
    become one, the first of them, and their counts are added. Kept rows come sorted, best for the first party
    first.

    Args:
        points: whole numbers, one row per point, one column per party.
        counts: packages behind each row.

    >>> rows, ties = prune(np.array([[1, 2], [2, 1], [1, 1], [1, 2]]), np.array([1, 1, 1, 1]))
    >>> rows.tolist(), ties.tolist()
    ([1, 0], [1, 2])
    """
    order, same_as_before = _sorted(points)
    if points.shape[1] == 2:
        second = points[order, 1]
        best = np.maximum.accumulate(second)
        keep = np.ones(len(order), dtype=bool)
        keep[1:] = second[1:] > best[:-1]
        keep &= ~same_as_before
        starts = np.flatnonzero(keep)
    else:
        starts = np.flatnonzero(~same_as_before)
    if len(starts) == len(order) or not same_as_before.any():
        merged = counts[order[starts]]
    else:
        # Equal rows are neighbours: those right behind a kept row count for it, dominated ones for nobody.
        group = np.maximum.accumulate(np.where(same_as_before, 0, np.arange(len(order))))
        kept = np.zeros(len(order), dtype=bool)
        kept[starts] = True
        mine = counts[order] * kept[group]
        merged = np.add.reduceat(mine, starts)
    if points.shape[1] > 2:
        efficient = _efficient(points[order[starts]])
        starts, merged = starts[efficient], merged[efficient]
    return order[starts], merged


def _sorted(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Order rows from the largest, first column first, earliest first among equals; mark repeated rows."""
    low = points.min(axis=0)
    spans = [int(span) + 1 for span in points.max(axis=0) - low]
    size = 1
    for span in spans:
        size *= span
    repeated = np.zeros(len(points), dtype=bool)
    if size < _WIDE:
        # One number per row sorts several times faster than a row.
        key = points[:, 0] - low[0]
        for column in range(1, points.shape[1]):
            key = key * spans[column] + (points[:, column] - low[column])
        order = np.argsort(-key, kind="stable")
        ordered = key[order]
        repeated[1:] = ordered[1:] == ordered[:-1]
    else:
        order = np.lexsort([-points[:, column] for column in range(points.shape[1] - 1, -1, -1)])
        rows = points[order]
        repeated[1:] = (rows[1:] == rows[:-1]).all(axis=1)
    return order, repeated


def _efficient(rows: np.ndarray, block: int = 512) -> np.ndarray:
    """Return the places of the rows that no other row dominates; the rows are all different."""
    # Ranks keep every comparison and are small: their sum is exact, and a dominating row has the larger one.
    ranks = np.empty(rows.shape, dtype=np.int32)
    for column in range(rows.shape[1]):
        ranks[:, column] = np.unique(rows[:, column], return_inverse=True)[1]
    order = np.argsort(-ranks.sum(axis=1, dtype=np.int64), kind="stable")
    front = np.empty((0, rows.shape[1]), dtype=np.int32)
    kept = []
    for start in range(0, len(order), block):
        places = order[start : start + block]
        for known in range(0, len(front), block):
            if len(places):
                places = places[~_beaten(front[known : known + block], ranks[places])]
        if len(places):
            fresh = ranks[places]
            # Every row is at least as good as itself: more than one such row means another beats it.
            places = places[_at_least(fresh, fresh).sum(axis=0) == 1]
            front = np.concatenate([front, ranks[places]])
            kept.append(places)
    return np.sort(np.concatenate(kept))


def _at_least(judges: np.ndarray, rows: np.ndarray) -> np.ndarray:
    result: np.ndarray = np.greater_equal(judges[:, 0, None], rows[None, :, 0])
    for column in range(1, rows.shape[1]):
        result &= judges[:, column, None] >= rows[None, :, column]
    return result


def _beaten(judges: np.ndarray, rows: np.ndarray) -> np.ndarray:
    return np.any(_at_least(judges, rows), axis=0)
