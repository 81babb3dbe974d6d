"""打印: choose a paper, look at it, print it or save it; print once more what was printed before."""
