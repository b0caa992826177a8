"""What is misconfigured, said at start, with an id and the cure."""
