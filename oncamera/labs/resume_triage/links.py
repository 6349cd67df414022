"""What two applications of `exercises/resume_triage.ipynb` share, as one table of links, and lists made from it."""

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

ALIKE = 0.6  # texts: least cosine similarity; strangers' stay below 0.35
BITS = 10  # photos: most bits apart, of 64; strangers' differ in 32 or so
DEFAULT = 10  # a value that more names share than this says nothing about anyone


def find_links(applications: "pd.DataFrame") -> "pd.DataFrame":
    """List every pair of applications under different names that share something.

    Columns: one, other; kind (phone, email, site, photo, text); shared_by: how many names have exactly that value.
    """
    import pandas as pd

    tidied = applications.assign(
        phone=applications["phone"].str.replace(r"\D", "", regex=True).str[-10:],
        email=applications["email"].str.lower().str.replace(r"\+[^@]*", "", regex=True),
        site=applications["site"].str.lower().str.replace(r"^https?://(www\.)?", "", regex=True).str.rstrip("/"),
    )
    rows = []
    for kind in ("phone", "email", "site", "photo"):
        for _, group in tidied.groupby(kind):
            pairs = combinations(zip(group["application"], group["name"], strict=True), 2)
            shared_by = group["name"].nunique()
            rows += [(one, other, kind, shared_by) for (one, a), (other, b) in pairs if a != b]
    rows += [(one, other, "photo", 2) for one, other in _altered_photos(applications)]
    rows += [(one, other, "text", 2) for one, other in _like_texts(applications)]
    return pd.DataFrame(rows, columns=["one", "other", "kind", "shared_by"])


def _altered_photos(applications: "pd.DataFrame") -> list[tuple[str, str]]:
    known = applications.dropna(subset=["photo"])
    hashes = [int(photo, 16) for photo in known["photo"]]
    people = list(zip(known["application"], known["name"], hashes, strict=True))
    return [
        (one, other)
        for (one, a, first), (other, b, second) in combinations(people, 2)
        if a != b and 0 < (first ^ second).bit_count() <= BITS
    ]


def _like_texts(applications: "pd.DataFrame") -> list[tuple[str, str]]:
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics.pairwise import cosine_similarity

    words = TfidfVectorizer(ngram_range=(1, 2), stop_words="english", sublinear_tf=True)
    alike = cosine_similarity(words.fit_transform(applications["text"]))
    labels, names = list(applications["application"]), list(applications["name"])
    places = zip(*np.where(np.triu(alike, 1) >= ALIKE), strict=True)
    return [(labels[a], labels[b]) for a, b in places if names[a] != names[b]]


def list_by_rule(links: "pd.DataFrame") -> dict[str, set[str]]:
    """Make three lists of applications to look at, by three rules, the crudest first."""
    import pandas as pd

    telling = links[links["shared_by"] <= DEFAULT]
    ends = pd.concat([telling[["one", "kind"]].rename(columns={"one": "other"}), telling[["other", "kind"]]])
    kinds = ends.groupby("other")["kind"].nunique()
    return {
        "shares anything with another name": set(links["one"]) | set(links["other"]),
        "the same, without the defaults": set(telling["one"]) | set(telling["other"]),
        "shares two kinds of thing": set(kinds.index[kinds >= 2]),
    }
