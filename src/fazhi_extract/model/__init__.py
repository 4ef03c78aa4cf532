"""The shapes of the result: pydantic models that know nothing of how they are filled."""
