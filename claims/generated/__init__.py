"""An archive out of nothing: articles, claims and their whole history, by the million.

For measuring, never for showing: nothing in it was ever said by anybody. Operations
write about a thousand events a second, which would take hours; here rows and events
are made in pure Python, in parallel, and loaded in bulk. What they have to be is what
operations would have left: `verify_audit_log` accepts them, and tests compare.

    words_* vocabulary sentences    what is said
    shapes                          columns of our tables, as plain values
    catalogue articles lives        who says it, where, and what the newsroom did
    chunks                          a thousand claims at a time, each on its own
    chain                           sequence numbers and hashes
    loading sqlite postgres         into an empty database, in one transaction
"""
