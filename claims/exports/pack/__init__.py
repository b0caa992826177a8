"""Evidence packs: how a claim, or the claims of a period, were checked, for assessors.

IFCN and EFCSN ask whether the rules a newsroom publishes are the rules it keeps. What
a pack says is computed from what cannot be changed afterwards: the verdicts with the
basis that was reviewed, the reviews, and the events of the log. What is read from rows
as they stand now (names, "primary source", articles' outlets) is said on the pack.
"""
