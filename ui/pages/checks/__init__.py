"""Spot checks: drawn, typed up row by row, and what was found followed until it is closed."""
