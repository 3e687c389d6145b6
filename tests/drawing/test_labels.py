import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.drawing.labels import spread, width, wrapped

BLOCKS = st.lists(st.tuples(st.floats(-50, 350), st.floats(5, 60)), min_size=1, max_size=8)


@given(BLOCKS)
def test_blocks_do_not_overlap_and_keep_their_order(blocks: list[tuple[float, float]]) -> None:
    centres, heights = [centre for centre, _ in blocks], [height for _, height in blocks]
    placed = spread(centres, heights, 0, 300)
    edges = sorted((centre - height / 2, centre + height / 2) for centre, height in zip(placed, heights, strict=True))
    assert all(later[0] >= earlier[1] - 1e-6 for earlier, later in itertools.pairwise(edges))
    assert edges[0][0] >= -1e-6
    if sum(heights) <= 300:
        assert edges[-1][1] <= 300 + 1e-6
    for (a, p), (b, q) in zip(
        sorted(zip(centres, placed, strict=True)), sorted(zip(centres, placed, strict=True))[1:], strict=False
    ):
        assert p <= q or a == b


def test_blocks_with_room_stay_where_they_are() -> None:
    assert spread([200, 40, 120], [30, 30, 30], 0, 300) == [200, 40, 120]


def test_blocks_that_collide_move_as_little_as_they_must() -> None:
    assert spread([100, 105], [20, 20], 0, 300) == pytest.approx([100, 120])


@given(st.text(st.characters(categories=["L"]), min_size=1), st.floats(10, 400))
def test_lines_fit_the_room_unless_a_word_does_not(word: str, room: float) -> None:
    text = f"after {word} thrombosis"
    lines = wrapped(text, 14, room)
    assert " ".join(lines).split() == text.split()
    assert all(width(line, 14) <= room or " " not in line for line in lines)
