"""Machine code is kept, and code that cannot be read is made again."""

import os
import subprocess
import sys
from pathlib import Path

RUN = """
from gaiter import Case, simulate, stand, standard_leg
from gaiter.flow.compiled import CACHE_FOLDER, is_compiled
from gaiter.flow.kernel import march
print(CACHE_FOLDER, is_compiled(march))
simulate(Case(standard_leg()), stand(1))
"""


def run(cache: Path) -> str:
    environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
    done = subprocess.run([sys.executable, "-c", RUN], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_code_is_kept_and_damaged_code_is_made_again(tmp_path: Path) -> None:
    assert run(tmp_path).endswith(" False")
    assert run(tmp_path).endswith(" True")
    kept = [*tmp_path.rglob("*.nbc")]
    assert kept
    for file in kept:
        file.write_bytes(file.read_bytes()[:100])
    assert run(tmp_path).endswith(" True")
    assert min(file.stat().st_size for file in tmp_path.rglob("*.nbc")) > 100


def test_a_place_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "file")}
    code = "from gaiter.flow.compiled import CACHE_FOLDER; print(CACHE_FOLDER)"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "None\n"
