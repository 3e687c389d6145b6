"""What is installed elsewhere has everything that the source has."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.repository.paths import ROOT

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


def test_wheel_holds_code_data_and_licence(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", BUILD, os.fspath(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("gaiter-*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in packed if ".dist-info/" not in name} == wanted
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in packed)
