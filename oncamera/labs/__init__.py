"""The exercises: one folder a lab, and `kit` for what they share."""
