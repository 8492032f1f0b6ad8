"""The page: events laid out for a briefing, with room for every label. No painting, no Qt."""
