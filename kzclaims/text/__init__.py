"""The text itself: folding with a map back to the original, passages, words."""
