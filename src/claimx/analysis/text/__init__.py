"""What the characters of a text show: its lines, sentences, quotations, layout and interviews."""
