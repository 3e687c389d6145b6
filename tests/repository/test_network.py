"""No test reaches a host other than its own."""

import socket

import pytest


@pytest.mark.parametrize("host", ["192.0.2.1", "example.org", "2001:db8::1"])
def test_other_hosts_are_refused(host: str) -> None:
    with pytest.raises(RuntimeError, match="tests use no network"):
        socket.create_connection((host, 80), timeout=0.01)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_the_own_host_is_allowed(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection((host, server.getsockname()[1]), timeout=5).close()
