"""Pure text analysis: strings in, frozen dataclasses out.

No Django, no database, no clock, no I/O. Every offset counts Unicode code points
in the normalised text (see `normalise`).
"""
