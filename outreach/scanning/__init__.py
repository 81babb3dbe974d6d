"""Paper coming back in: what a scanned code means, and what people say when they read a sheet aloud."""
