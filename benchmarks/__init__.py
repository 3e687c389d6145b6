"""How fast Gaiter is on this machine, figure by figure, beside the goals: ``python -m benchmarks``."""
