"""What a facilitator files: attendance, a session’s record, evaluators’ notes, the after-action figures."""
