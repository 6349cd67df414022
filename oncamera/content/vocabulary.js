// Written by `python -m tools.vocabulary` from vocabulary.py, which is the place to change.
export const CODED_FORMS = ["practice", "baseline", "final", "day90", "day180", "track-recruiter", "track-manager", "track-it", "track-security", "track-finance", "track-legal"];
export const SCORED = ["final", "day90", "day180"];
export const FORMS = ["practice", "baseline", "final", "day90", "day180", "track"];
export const ROLES = ["recruiter", "manager", "it", "security", "finance", "legal"];
export const ACTIONS = ["proceed", "verify", "hold", "escalate"];
export const PASS_POINTS = 17;
export const FEWEST_CAUGHT = 1;
export const FEWEST_CLEARED = 5;
export const FEWEST = 5;
