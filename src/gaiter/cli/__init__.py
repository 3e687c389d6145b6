"""The `gaiter` command."""
