"""The audit bundle: everything an auditor needs to check us without us."""
