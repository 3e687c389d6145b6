"""Files as programs of laboratories write them give the same recording."""

from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaiter.errors import InputError
from gaiter.recordings import Event, Recording, read_recording
from gaiter.recordings.numbers import Reader, UnreadableError
from gaiter.recordings.units import heading_of

TIME, PRESSURE = [0.0, 0.5, 1.25], [80.25, -3.5, 1e-3]


def read(path: Path, content: str | bytes, encoding: str = "utf-8", **options: tuple[str, ...]) -> Recording:
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return read_recording(path, columns=options.get("columns", ()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("separator", "decimal"), [(",", "."), (";", "."), (";", ","), ("\t", "."), ("\t", ",")])
def test_every_way_of_writing_a_table(tmp_path: Path, encoding: str, end: str, separator: str, decimal: str) -> None:
    rows = [f"{time}{separator}{value}".replace(".", decimal) for time, value in zip(TIME, PRESSURE, strict=True)]
    text = end.join(["# Fußvene, links", f"time [s]{separator}pressure [mmHg]", *rows, ""])
    recording = read(tmp_path / "x.csv", text, encoding)
    assert recording.time_s.tolist() == TIME
    assert recording.channels[0].values.tolist() == PRESSURE
    assert (recording.channels[0].name, recording.simulated) == ("pressure", False)


def test_quoted_decimal_commas_may_stand_between_commas(tmp_path: Path) -> None:
    recording = read(tmp_path / "x.csv", 'time [s],pressure [mmHg]\n"0,5","80,25"\n"1,0","-3,5"\n')
    assert recording.channels[0].values.tolist() == [80.25, -3.5]


def test_nothing_recorded_is_a_gap(tmp_path: Path) -> None:
    recording = read(tmp_path / "x.csv", "time [s];p [mmHg]\n0;1\n1;\n2;NaN\n3;n/a\n4\n\n5;-\n6;7\n")
    assert recording.time_s.tolist() == [0, 1, 2, 3, 4, 5, 6]
    assert np.isfinite(recording.channels[0].values).tolist() == [True, *[False] * 5, True]


@pytest.mark.parametrize(
    ("heading", "name", "quantity", "factor"),
    [
        ("time [s]", "time", "time", 1),
        ("Time (min)", "Time", "time", 60),
        ("time_s", "time", "time", 1),
        ("t / ms", "t", "time", 0.001),
        ("ankle pressure [mm Hg]", "ankle pressure", "pressure", 1),
        ("great_saphenous_ankle pressure_mmHg", "great_saphenous_ankle pressure", "pressure", 1),
        ("ankle pressure [cmH2O]", "ankle pressure", "pressure", 0.7355591),
        ("P [kPa]", "P", "pressure", 7.5006158),
        ("volume (ml)", "volume", "volume", 1),
        ("volume [cm³]", "volume", "volume", 1),
        ("calf_to_knee flow_mL_per_s", "calf_to_knee flow_mL_per_s", None, 1),
        ("ECG [mV]", "ECG", None, 1),
        ("time_axis", "time_axis", None, 1),
    ],
)
def test_headings(heading: str, name: str, quantity: str | None, factor: float) -> None:
    found = heading_of(f" {heading} ")
    assert (found.name, found.quantity) == (name, quantity)
    assert found.factor == pytest.approx(factor, rel=1e-6)


def test_units_are_converted_and_columns_chosen(tmp_path: Path) -> None:
    text = "time [min],foot [cmH2O],ankle [mmHg],calf [L],ECG [mV],mark\n0,100,80,0.1,x,stand\n1,50,70,0.2,x,\n"
    recording = read(tmp_path / "x.csv", text, columns=("FOOT", "calf [L]"))
    foot, calf = recording.channels
    assert recording.time_s.tolist() == [0, 60]
    assert foot.values == pytest.approx([73.556, 36.778], abs=1e-3)
    assert calf.values.tolist() == [100, 200]
    assert recording.events == (Event("stand", 0.0, 2),)
    assert recording.ignored == ("ankle [mmHg]", "ECG [mV]")


def test_a_simulated_recording_says_so(tmp_path: Path) -> None:
    assert read(tmp_path / "x.csv", "# Simulated by gaiter\ntime [s],p [mmHg]\n0,1\n1,1\n").simulated
    text = "time_s,a pressure_mmHg,a volume_mL,a_to_b flow_mL_per_s\n0,1,1,1\n1,1,1,1\n"
    assert read(tmp_path / "x.csv", text).simulated


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([".", ","]))
def test_every_number_is_read_as_it_is_written(number: float, decimal: str) -> None:
    assert Reader().read(f" {number!r} ".replace(".", decimal)) == number


@given(st.text(max_size=8))
def test_a_cell_is_a_number_or_blank_or_refused(cell: str) -> None:
    with suppress(UnreadableError):
        assert not np.isinf(Reader().read(cell))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_recording_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    for data in (content, b"time [s],p [mmHg]\n0,1\n" + content):
        path.write_bytes(data)
        with suppress(InputError):
            assert np.all(np.diff(read_recording(path).time_s) > 0)
