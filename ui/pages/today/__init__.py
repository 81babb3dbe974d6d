"""今日: what is left, what to do now, and the next door under Enter."""
