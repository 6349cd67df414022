"""The exercises: one folder a lab, and `kit` for what they share."""

from oncamera.files.extras import require

require("labs", "matplotlib", "numpy", "pandas", "sklearn")  # each lab imports some of them as it begins
