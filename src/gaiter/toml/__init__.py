"""The TOML files that people write: reading them, and checking a table against a model, every fault in one sentence."""

from gaiter.toml.checking import checked, refuse, sentences, unknown_key
from gaiter.toml.reading import Entry, read_entries, read_toml, toml_files

__all__ = ["Entry", "checked", "read_entries", "read_toml", "refuse", "sentences", "toml_files", "unknown_key"]
