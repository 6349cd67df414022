// Written by `python -m tools.vocabulary` from vocabulary.py, which is the place to change.
export const COURSE = "on-camera";
export const CODED_FORMS = ["practice", "baseline", "final", "day90", "day180", "track-recruiter", "track-manager", "track-it", "track-security", "track-finance", "track-legal"];
export const STATES = 25;
export const SCORED = ["final", "day90", "day180"];
export const FORMS = ["practice", "baseline", "final", "day90", "day180", "track"];
export const ROLES = ["recruiter", "manager", "it", "security", "finance", "legal"];
export const ACTIONS = ["proceed", "verify", "hold", "escalate"];
export const RATINGS = ["surely genuine", "probably genuine", "rather genuine", "rather misrepresented", "probably misrepresented", "surely misrepresented"];
export const PASS_POINTS = 17;
export const FEWEST_CAUGHT = 1;
export const FEWEST_CLEARED = 5;
export const FEWEST = 5;
export const FEWEST_FOR_D_PRIME = 40;
