"""What the tokens of a text show: phrases with their cases, clauses with their verbs, cues and subjects."""
