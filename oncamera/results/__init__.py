"""What learners leave behind, and what it adds up to. Numbers, in both languages; no HTML."""
