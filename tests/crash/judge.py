"""`python -m tests.crash.judge`: what the database holds after a crash, as JSON.

`done` are the claims under research, `recorded` those whose event is in the log; the
two must be the same set, and hold everything the server confirmed.
"""

import json

import django

django.setup()

from claims.audit.verify import verify  # noqa: E402
from claims.choices import ClaimState  # noqa: E402
from claims.models import AuditEvent, Claim  # noqa: E402

researching = Claim.objects.filter(state=ClaimState.RESEARCHING)
recorded = AuditEvent.objects.filter(code="claim.research_started")
print(
    json.dumps(
        {
            "fault": str(verify().fault or ""),
            "done": sorted(researching.values_list("pk", flat=True)),
            "recorded": sorted(recorded.values_list("claim", flat=True)),
        }
    )
)
