"""Reading files, pages and pasted text into plain text and what they say of it."""
