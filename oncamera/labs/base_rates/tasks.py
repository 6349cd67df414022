"""The tasks of `exercises/base_rates.ipynb`. Each answer is computed from the ledger's figures, by our own formula."""

from oncamera import claim_value
from oncamera.labs.kit.task import Task, Wrong, checker, choice_of, read_number
from oncamera.results.base_rates import share_right

CAUGHT, CLEARED = 0.90, 0.95  # the imagined check of the lab, the one of the chapter on fair vetting
_one_in = claim_value("pindrop-linked-applicants")
_signs_one_in = claim_value("pindrop-suspect-applicants")
_accepts = claim_value("passport-officers-accept-fraud") / 100
_rejects = claim_value("passport-officers-reject-honest") / 100


def _in_hundred(base_rate: float, checks: int = 1) -> float:
    return 100 * (share_right(base_rate, CAUGHT, CLEARED, checks) or 0)


TASKS = {
    "another-rate": Task(
        read=read_number,
        answer=_in_hundred(1 / _signs_one_in),
        within=0.6,  # whole people or exact shares: both are right
        right="The same check, the same errors, and most flags are now right. What changed is how rare impostors are.",
        hint=(
            "Picture 6,000 applicants and count four groups: impostors flagged and missed, honest people flagged and "
            "cleared. Then divide the impostors flagged by all who are flagged."
        ),
        wrong=[
            Wrong(
                90, "That is how many of 100 *impostors* are flagged. Asked is how many of 100 *flags* are right.", 0.1
            ),
            Wrong(95, "That is how many of 100 *honest people* are cleared. Cleared people have no flag at all.", 0.1),
            Wrong(100 / 6, "That is how common impostors are before anybody looks. What does the flag add?", 0.4),
            Wrong(15, "You divided by all applicants. Divide by the people who are flagged.", 0.4),
            Wrong(
                5,
                "That is the answer of the worked example, or the false alarms in every 100 honest people. "
                "Here impostors are far less rare.",
                0.3,
            ),
            Wrong(0.783, "That is a share of one. Asked is how many of every 100 flags: multiply by 100.", 0.006),
            Wrong(21.7, "Those are the flags that are *wrong*. How many are left?", 0.6),
        ],
    ),
    "honest-for-each": Task(
        read=read_number,
        answer=(_one_in - 1) * _rejects / (1 - _accepts),
        within=0.6,
        right=(
            "For each impostor caught, that many honest people are stopped, by a check that is wrong with only "
            "6 of 100 of them. Somebody must be ready to hear each one out."
        ),
        hint=(
            "Picture 34,300 applicants: 100 impostors and 34,200 honest people. How many of each does the check flag? "
            "Divide the honest ones by the impostors."
        ),
        wrong=[
            Wrong(
                146.6, "14 of 100 are the false photos *accepted*: those impostors got through. How many did not?", 1
            ),
            Wrong(342, "That counts all honest people. Only some of them are flagged.", 1.5),
            Wrong(20.52, "Nearly. You counted each impostor as caught, but 14 of 100 pass.", 0.3),
            Wrong(0.042, "That is the other way up: impostors for each honest person.", 0.003),
            Wrong(373.8, "94 of 100 honest people are *cleared*. Count the ones who are flagged.", 1.5),
            Wrong(50.9, "The two errors are swapped: 14 of 100 belongs to false photos, 6 of 100 to honest ones.", 0.6),
            Wrong(4, "That is how many of every 100 flags are right. Asked are honest people for each impostor.", 0.2),
        ],
    ),
    "second-check": Task(
        read=read_number,
        answer=_in_hundred(1 / _one_in, checks=2),
        within=1.6,  # the chapter rounds to 8 impostors and 9 honest people before it divides
        right="Ten times better than one flag, and still no better than tossing a coin.",
        hint=(
            "Start from those whom the first check flagged, impostors and honest people apart. The second check flags "
            "90 of 100 of the first group and 5 of 100 of the second."
        ),
        wrong=[
            Wrong(5, "That is after one flag. A second check that is independent tells you something new.", 0.3),
            Wrong(
                10, "Flags do not add up. Send the people flagged once through the second check, group by group.", 0.6
            ),
            Wrong(
                90,
                "That is how many of 100 impostors one check flags. Count the honest people with two flags too.",
                0.1,
            ),
            Wrong(
                81,
                "81 of 100 *impostors* get both flags. Asked is how many of 100 people with both are impostors.",
                0.6,
            ),
            Wrong(
                99.75,
                "5 of 100, twice, leaves few honest people of 100, but there are 342 of them for each impostor.",
                0.1,
            ),
            Wrong(95, "That is how many of 100 honest people one check clears. They get no second flag.", 0.3),
            Wrong(0.486, "That is a share of one. Asked is how many of every 100: multiply by 100.", 0.016),
        ],
    ),
    "next-step": Task(
        read=choice_of("reject", "verify", "ignore"),
        answer="verify",
        right="A flag opens a check, alike for everyone flagged, in which the person can explain. It never decides.",
        hint="Which step would you want if you were one of the honest people flagged?",
        wrong=[
            Wrong(
                "reject", "Then about 95 of every 100 people turned away would be honest. Would one flag be a reason?"
            ),
            Wrong(
                "ignore", "Then nobody looks at the impostors who were found. A flag is weak evidence, and not none."
            ),
        ],
    ),
}
check = checker(TASKS)
