"""Each heavy job beside the least that could be done instead, in one run; what counts is the ratio."""
