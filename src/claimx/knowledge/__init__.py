"""What claimx knows of German: typed look-ups over the files in `lexicon/`. No token and no spaCy here."""
