"""The tasks of `exercises/resume_triage.ipynb`. Who is in a ring is known from the maker of the applications."""

from oncamera.labs.kit.lists import read_names
from oncamera.labs.kit.shortlist import Shortlist
from oncamera.labs.kit.task import Task, Wrong, checker, choice_of, read_number
from oncamera.labs.resume_triage.data import make_applications

_made = {f"A{number:03}": one for number, one in enumerate(make_applications(), 1)}
LABELS = list(_made)
RING = frozenset(label for label, one in _made.items() if one.ring)
STORIES = {
    "same course": "share one school's wording",
    "flatmates": "share one school's wording, and a flat's phone",
    "agency": "come through one agency, with its phone and its wording",
    "family phone": "share a home phone",
    "colleagues": "name the product that they built together",
    "new surname": "are people who applied again under a new surname",
    "copied from": "was copied by a ring: wording and portrait",
    "alone": "share only a default, or nothing",
    "applied twice": "share something only with their own other application, or a default",
}
OTHERS = {label: STORIES[one.story] for label, one in _made.items() if not one.ring}
_renamed = sorted(label for label, one in _made.items() if one.story == "new surname")

TASKS = {
    "mailboxes": Task(
        read=read_number,
        answer=6,
        right="Two spellings, one mailbox. Some of them belong to people who did nothing but change their name.",
        hint=(
            "Tidy first: small letters, and nothing between a plus sign and the `@`. Then group by the tidied mailbox "
            "and count the different *names* in each group."
        ),
        wrong=[
            Wrong(2, "That is what you find with the emails as they were typed. Tidy them first."),
            Wrong(
                20, "Count the mailboxes, and only those with two *names*: most people who appear twice applied twice."
            ),
            Wrong(5, "Nearly. One mailbox hides behind capitals: write all in small letters as well."),
            Wrong(4, "Those are the mail hosts. Everybody shares them, so they say nothing. Group by mailbox."),
        ],
    ),
    "same-picture": Task(
        read=read_number,
        answer=30,
        right="Each pair is one picture, lightly changed, under two names. It still does not say whose picture it was.",
        hint=(
            "Three conditions hold together: at most 10 bits differ, the names differ, and the hash is not the "
            "board's gray silhouette. Count each pair once."
        ),
        wrong=[
            Wrong(932, "Most of these pairs show the gray silhouette of the job board. Leave it out."),
            Wrong(60, "Each pair is counted twice, once from either side."),
            Wrong(2, "Only equal hashes? Then a crop or a filter hides the reuse. Allow a few bits."),
            Wrong(11, "Only equal hashes, and most of these are one person who applied twice."),
            Wrong(39, "Nine of these pairs are one person who applied twice. Compare different names only."),
            Wrong(
                29, "Two hashes that differ in exactly the most that is allowed still belong together: `<=`, not `<`."
            ),
        ],
    ),
    "clusters": Task(
        read=read_number,
        answer=19,
        right="From one heap of strangers to small groups that somebody can look at in a morning.",
        hint=(
            "Drop the links whose value more than ten names share, build a new graph from the rest, and count "
            "`nx.connected_components`."
        ),
        wrong=[
            Wrong(14, "That graph still holds the defaults, so some clusters hang together by a gray silhouette."),
            Wrong(83, "Those are the applications in clusters. How many *clusters* are they in?"),
            Wrong(9, "That is how many rings the key knows. Count what your graph shows, before you see a key."),
            Wrong(336, "Applications without any link are no clusters. Build the graph from the links alone."),
        ],
    ),
    "shortlist": Shortlist(
        read=read_names(LABELS),
        answer=", ".join(sorted(RING)),
        sought=RING,
        others=OTHERS,
        least=41,
        most=20,
        right=(
            "Your list of {length} holds {found} of the 46, and {others} people with a reason for what they share. "
            "No rule on these five columns tells the two apart. A question to each of them can."
        ),
        hint=(
            "Your list of {length} misses {missed} of the 46. Did the rule ask for too much at once? Some rings reuse "
            "only two kinds of thing."
        ),
        too_many="Too many to trouble: {others} on the list of {length} are in no ring. Of them",
        wrong=[
            Wrong(
                ", ".join(_renamed),
                "You asked for three kinds of link, and got the strongest links of all: two people, each of whom "
                "applied again under a new surname. More links do not mean more guilt.",
            ),
        ],
    ),
    "next-step": Task(
        read=choice_of("reject", "ask", "guess"),
        answer="ask",
        right="The same open question to everyone on the list. Most reasons take a minute to hear and a call to check.",
        hint="Think of the eight who came through an agency. Which step would be fair to them, and still find a ring?",
        wrong=[
            Wrong("reject", "Fifteen of the people on that list are in no ring. One of those is a ring's victim."),
            Wrong(
                "guess", "People judge faces and names badly, and along lines that the law forbids. The list ends that."
            ),
        ],
    ),
}
check = checker(TASKS)
