"""The solver: a network of collapsible veins, marched through time by a convex implicit step."""
