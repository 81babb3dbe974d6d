"""Photos and scans made fit to be kept, and told apart."""
