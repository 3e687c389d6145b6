"""Random protocols for property tests: every manoeuvre and every wrapper, with every option they have."""

from collections.abc import Callable
from functools import reduce
from inspect import Parameter, signature
from operator import add

from hypothesis import strategies as st

from gaiter.protocols import Gait, Protocol, Tiptoe
from gaiter.protocols.manoeuvre import MANOEUVRES, WRAPPERS

seconds = st.floats(0.1, 20).map(lambda value: round(value, 3))
steps = st.sampled_from([0.003, 0.01, 0.02, 0.037, 0.05, 0.1])
pressures = st.floats(0, 200)
ramps = st.sampled_from([0.0, 0.3, 1.0]) | st.floats(0, 5)
shares = st.floats(0, 1)
long_enough = st.floats(6, 20)
hours = st.floats(0, 4)
spans = st.tuples(st.floats(0, 0.5), st.floats(0.9, 1))

OPTIONS: dict[str, st.SearchStrategy[object]] = {
    "s": long_enough,
    "times": st.integers(1, 5),
    "settling_s": ramps,
    "day_h": st.floats(0, 24),
    "degrees": st.floats(0, 90),
    "per_minute": st.floats(20, 60),
    "hold_s": st.floats(0.2, 0.9),
    "strength": st.floats(0, 2),
    "posture": st.sampled_from(["standing", "sitting", "supine"]),
    "form": st.builds(Tiptoe, st.floats(20, 60), st.floats(0.2, 0.9), shares, shares, shares, shares),
    "gait": st.builds(Gait, st.floats(0.6, 5), spans, spans, spans, shares, shares, shares, shares),
    "steps_per_minute": st.floats(20, 180),
    "speed_kmh": st.floats(1, 7),
    "mmHg": pressures,
    "thorax_share": shares,
    "rise_s": ramps,
    "bottom_cm": st.floats(0, 30),
    "top_cm": st.floats(31, 60),
    "reach": st.sampled_from(["all", "superficial"]),
    "inflate_s": ramps,
    "deflate_s": ramps,
    "level_cm": st.floats(61, 80),
    "width_cm": st.floats(0.5, 9),
    "site": st.sampled_from(["thigh", "calf", "foot"]),
    "height_cm": st.floats(120, 172),
    **dict.fromkeys(("observe_s", "stand_s", "raise_s", "fill_s", "refill_s", "walk_s", "return_s"), long_enough),
    "standing_h": st.floats(0.001, 4),
    **dict.fromkeys(("sitting_h", "walking_h", "raised_h"), hours),
}
"""What may be given for each option of a manoeuvre."""
APART = {"lying_h": "the other hours settle it", "speed_kmh": "not beside steps_per_minute"}
"""Options that cannot be drawn together with all others."""
ALWAYS = {"standing_h": "a day of no hours is refused"}
"""Options that are drawn although they have a default."""


def called(function: Callable[..., Protocol], *lead: st.SearchStrategy[Protocol]) -> st.SearchStrategy[Protocol]:
    """Calls of a function with all that it needs and some of its options."""
    parameters = list(signature(function).parameters.values())[len(lead) :]
    together = {each.name: each for each in parameters if each.name not in APART}
    needed = {
        name: OPTIONS[name] for name, each in together.items() if each.default is Parameter.empty or name in ALWAYS
    }
    optional = {name: OPTIONS[name] for name in together if name not in needed}
    options = st.fixed_dictionaries(needed, optional=optional)
    return st.builds(lambda given, *protocols: function(*protocols, **given), options, *lead)


manoeuvres = st.one_of(
    *(called(function) for function in MANOEUVRES.values()),
    st.builds(MANOEUVRES["walk"], long_enough, speed_kmh=st.floats(1, 7)),
)

# Bands that never coincide: the same cuff cannot be put on twice.
parts = st.one_of(
    manoeuvres,
    manoeuvres,
    called(WRAPPERS["tourniquet"], manoeuvres),
    st.builds(WRAPPERS["in_cuff"], manoeuvres, bottom_cm=st.floats(0, 30), top_cm=st.floats(90, 100), mmHg=pressures),
)


def _joined(protocols: list[Protocol]) -> Protocol:
    return reduce(add, protocols)


joined = st.lists(parts, min_size=1, max_size=3).map(_joined)
outer = st.builds(
    WRAPPERS["in_cuff"], joined, bottom_cm=st.floats(0, 80), top_cm=st.floats(101, 110), mmHg=pressures, inflate_s=ramps
)
protocols = st.one_of(joined, outer, st.builds(add, outer, joined))
