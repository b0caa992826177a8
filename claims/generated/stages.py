"""The order in which things happen to the claims of a week; see `World.moment`."""

CREATED, STARTED, EVIDENCE, SUBMITTED, DECIDED, AGAIN, SETTLED, PUBLISHED = range(1, 9)
JOINED, OPENED, RESUBMITTED, REAPPROVED, CLOSED = range(9, 14)
