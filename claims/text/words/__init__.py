"""Tables of letters and words, kept apart from the rules that read them."""
