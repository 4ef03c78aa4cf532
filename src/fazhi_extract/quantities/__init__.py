"""Every measured number of the text: its value, unit and qualifier, and what the sentence around it says of it."""
