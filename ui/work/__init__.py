"""Long work off the window’s thread, and how it shows."""
