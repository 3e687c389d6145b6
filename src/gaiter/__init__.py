"""Gaiter: a fast simulator of the leg's veins."""
