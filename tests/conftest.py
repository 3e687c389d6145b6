"""What holds for every test: repeatable examples, no clock, no network."""

import ipaddress
import os
import sys

from hypothesis import HealthCheck, settings

untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("repeatable", untimed, max_examples=60, derandomize=True)
settings.register_profile("soak", untimed, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Raise when a test turns to any host but its own; a hook, so that no library can bypass it."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if not is_loopback(host):
        raise RuntimeError(f"a test tried to reach {host!r}; tests use no network")


def is_loopback(host: object) -> bool:
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


sys.addaudithook(refuse_network)
