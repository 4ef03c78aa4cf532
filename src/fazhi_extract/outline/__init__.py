"""The report's outline: headings and their kinds, page decoration, documents cited, shortcomings and plans."""
