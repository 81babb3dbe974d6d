"""The page of areas."""
