"""What the databases are asked on every page, and how they mean to find it."""
