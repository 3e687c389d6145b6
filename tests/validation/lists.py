"""Small lists of rows, written to a folder."""

from pathlib import Path

CONDITIONS = """
[subjects.healthy]
title = "healthy leg"
basis = "the standard leg"

[subjects.tall]
title     = "tall leg"
basis     = "assumed: a tall person"
height_cm = 190

[protocols.standing]
text  = "stand 10"
basis = "assumed"
"""

LOG = """
[[changes]]
date   = "2026-01-31"
change = "written"
reason = "to test"
"""

ROW = """
[standing]
subject   = "healthy"
protocol  = "standing"
symbol    = "P_stand"
place     = "great_saphenous_ankle"
statistic = "time mean of the last 5 s at rest"
figures   = ["stick-1993-standing"]
role      = "predicted"
"""

TALLER = """
[taller]
subject   = "tall"
protocol  = "standing"
symbol    = "P_stand"
place     = "great_saphenous_ankle"
statistic = "time mean of the last 5 s at rest"
than      = { subject = "healthy" }
figures   = ["kugler-2001-standing-taller"]
at_least  = 4
bound     = "two standard errors of figure:stick-1993-standing"
role      = "predicted"
"""


def write_list(folder: Path, rows: str = ROW, conditions: str = CONDITIONS, log: str = LOG) -> Path:
    """Write a list and return its folder."""
    for name, text in {"conditions": conditions, "log": log, "rows": rows}.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder
