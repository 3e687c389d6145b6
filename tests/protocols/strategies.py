"""Random protocols for property tests."""

from functools import reduce
from operator import add

from hypothesis import strategies as st

from gaiter.protocols import (
    Protocol,
    cuff,
    in_cuff,
    raise_leg,
    rest,
    sit,
    stand,
    supine,
    tilt,
    tiptoe,
    tourniquet,
    valsalva,
    walk,
)

seconds = st.floats(0.1, 20).map(lambda value: round(value, 3))
steps = st.sampled_from([0.003, 0.01, 0.02, 0.037, 0.05, 0.1])
pressures = st.floats(0, 300).map(lambda value: round(value, 1))
ramps = st.sampled_from([0.0, 0.3, 1.0])

manoeuvres = st.one_of(
    st.builds(stand, seconds, settling_s=st.sampled_from([0.0, 2.0])),
    st.builds(sit, seconds),
    st.builds(supine, seconds),
    st.builds(rest, seconds),
    st.builds(raise_leg, seconds, degrees=st.floats(0, 90)),
    st.builds(tilt, seconds, degrees=st.floats(-90, 90)),
    st.builds(tiptoe, st.integers(1, 5), per_minute=st.floats(20, 90), hold_s=st.floats(0.2, 0.6)),
    st.builds(walk, st.floats(3, 10), speed_kmh=st.floats(2, 6), strength=st.floats(0, 2)),
    st.builds(valsalva, seconds, mmHg=st.floats(0, 100), rise_s=ramps),
    st.builds(
        cuff,
        seconds,
        bottom_cm=st.floats(0, 30),
        top_cm=st.floats(31, 60),
        mmHg=pressures,
        inflate_s=ramps,
        deflate_s=ramps,
    ),
)

# Bands that never coincide: the same cuff cannot be put on twice.
parts = st.one_of(
    manoeuvres,
    manoeuvres,
    st.builds(tourniquet, manoeuvres, level_cm=st.floats(0, 80), mmHg=pressures, deflate_s=ramps),
    st.builds(in_cuff, manoeuvres, bottom_cm=st.floats(0, 30), top_cm=st.floats(90, 100), mmHg=pressures),
)


def _joined(protocols: list[Protocol]) -> Protocol:
    return reduce(add, protocols)


joined = st.lists(parts, min_size=1, max_size=4).map(_joined)
protocols = st.one_of(
    joined,
    st.builds(in_cuff, joined, bottom_cm=st.floats(0, 80), top_cm=st.floats(101, 110), mmHg=pressures, inflate_s=ramps),
)
