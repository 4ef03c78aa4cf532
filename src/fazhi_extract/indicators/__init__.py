"""The indicators: what each is, the words that name it, and the engine that explains a quantity by them."""
