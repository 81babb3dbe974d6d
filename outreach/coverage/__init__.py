"""What counts as covered: the state of every household in a campaign, and the sums over them."""
