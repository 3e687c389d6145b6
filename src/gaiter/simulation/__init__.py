"""A case is put through a protocol and leaves a trace."""
