"""What the labs share: tasks, lists, chance, tables."""
