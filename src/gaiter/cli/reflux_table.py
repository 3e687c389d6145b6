"""What a reflux test says about every valve of a leg, as a duplex report would: which reflux, and how many not."""

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from gaiter.cli.words import value_words
from gaiter.leg import Leg
from gaiter.measures import CUTOFF_S, Measure
from gaiter.measures.definitions import REFLUX_DURATION, REFLUX_PEAK, REFLUX_VOLUME
from gaiter.measures.picking import vein_kind

OF_REFLUX = (REFLUX_DURATION.symbol, REFLUX_PEAK.symbol, REFLUX_VOLUME.symbol)

type Readings = Mapping[str, Measure]


def split(measures: Sequence[Measure]) -> tuple[list[Measure], dict[str, Readings]]:
    """Return the measures that are not of reflux after a cuff, and those that are: by place, by symbol."""
    others, reflux = [], dict[str, dict[str, Measure]]()
    for measure in measures:
        if measure.symbol in OF_REFLUX:
            reflux.setdefault(measure.place, {})[measure.symbol] = measure
        else:
            others.append(measure)
    return others, dict(reflux)


def reflux_lines(leg: Leg, reflux: Mapping[str, Readings], table: Table) -> Iterator[Table | Text]:
    """Yield `table` with a row for each place whose reflux outlasts the usual cut-off, and what is said of it."""
    shut: list[float] = []
    for place, readings in sorted(reflux.items(), key=lambda item: -_seconds(item[1])):
        cutoff_s = _cutoff_s(leg, place)
        if _seconds(readings) < cutoff_s:
            shut.append(_seconds(readings))
            continue
        values = [value_words(readings[symbol]) for symbol in OF_REFLUX]
        table.add_row(Text(place), *map(Text, values), Text(f"{cutoff_s:g} s"))
    if table.row_count:
        yield table
    statistic = next(iter(reflux.values()))[OF_REFLUX[0]].statistic
    if shut:
        yield Text(
            f"{len(shut)} of {len(reflux)} places show no reflux beyond the usual cut-off, {max(shut):.2g} s at most; "
            "--json lists them all."
        )
    yield Text(f"Reflux after the cuff is let go: {statistic}; Labropoulos et al. 2003 give the cut-offs.")


def _seconds(readings: Readings) -> float:
    """Return how long the reflux lasted; what still ran at the end lasted longest."""
    value = readings[OF_REFLUX[0]].value
    return float("inf") if value is None else value


def _cutoff_s(leg: Leg, place: str) -> float:
    kind = vein_kind(leg, leg.connection(place))
    return CUTOFF_S[kind] if kind else 0.0
