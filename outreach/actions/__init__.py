"""One function = one thing a user does = one transaction; `workspace.run` commits, actions never do."""
