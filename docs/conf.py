"""How Sphinx builds the documentation: offline, and without a request to any other origin when it is read."""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1])]

project = "Gaiter"
author = "the Gaiter contributors"
version = release = installed_version("gaiter")

extensions = [
    "myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "mathml",
    "calibration_table", "evidence_list", "validation_table",
]  # fmt: skip
exclude_patterns = ["_build"]

myst_enable_extensions = ["amsmath", "deflist", "dollarmath"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
napoleon_google_docstring = False

html_theme = "furo"
html_title = "Gaiter"
html_math_renderer = "mathml"
html_copy_source = False
