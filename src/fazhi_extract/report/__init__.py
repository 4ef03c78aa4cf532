"""The finished report: the model users hold, and its assembly from what the lower layers found."""
