"""Where things are in the repository."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
IGNORED = {".git", ".venv", ".uv", ".pytest_cache", "_build", "build", "dist", "node_modules"}


def markdown_files() -> list[Path]:
    """Every Markdown file that belongs to the project."""
    found: list[Path] = []
    for folder, folders, names in ROOT.walk():
        folders[:] = sorted(set(folders) - IGNORED)
        found += [folder / name for name in sorted(names) if name.endswith(".md")]
    return found
