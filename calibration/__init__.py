"""How the standard leg was fitted to the calibrated rows of the list, and how sure that is.

``uv run python -m calibration`` fits it again, from several starts, and writes ``calibration/result.json``.
"""
