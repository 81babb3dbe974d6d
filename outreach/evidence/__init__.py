"""Photos and scans: into the store and out, and what is wrong with it."""
