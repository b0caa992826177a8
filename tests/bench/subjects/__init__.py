"""What is measured, one subject a module: `measure(size)` yields figures."""
