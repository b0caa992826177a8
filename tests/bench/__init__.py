"""Measuring, side by side with what sets the limit. `make bench`; never a test."""
