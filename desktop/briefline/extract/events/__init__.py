"""From sentences to events: actors, clauses, mentions, merging, relations."""
