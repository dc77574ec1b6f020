"""Speakers and figures side by side, across the articles of an archive."""
