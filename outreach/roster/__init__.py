"""A village's roster comes in: file -> plain grids -> rows -> people and households -> plan of changes."""
