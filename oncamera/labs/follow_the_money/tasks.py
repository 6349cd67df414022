"""The tasks of `exercises/follow_the_money.ipynb`."""

from oncamera.labs.follow_the_money.words import REQUESTS
from oncamera.labs.kit.decisions import Decisions, read_decisions
from oncamera.labs.kit.lists import read_names
from oncamera.labs.kit.task import Task, Wrong, checker, read_number

WORKERS = [f"W{number:02}" for number in range(1, 81)]
LABELS = [request[0] for request in REQUESTS]
_SETTLED, _FALLBACK = {"R01", "R03", "R04", "R07", "R09"}, {"R02", "R05", "R06", "R11"}
KEYS = {label: "pay" if label in _SETTLED else "hold" if label in _FALLBACK else "counsel" for label in LABELS}

TASKS = {
    "names-that-differ": Task(
        read=read_number,
        answer=23,
        right="Half of the differences were the bank's spelling. What is left is short enough to read line by line.",
        hint=(
            "Join payments and people by `worker`, apply `tidy` to both names, and count the different *workers* "
            "whose two tidied names are not equal."
        ),
        wrong=[
            Wrong(48, "That compares the names as they stand. Apply `tidy` to both sides first."),
            Wrong(37, "Small letters alone leave the accents and the word order. Use all of `tidy`."),
            Wrong(273, "Those are payments. How many *workers* do they go to?"),
            Wrong(20, "That counts payee names. Several workers can share one: count the workers."),
            Wrong(24, "Somebody is counted once for each of their accounts. Count each worker once."),
            Wrong(57, "Those are the workers whose names agree. Asked are the others."),
        ],
    ),
    "changes": Task(
        read=read_number,
        answer=14,
        right="Nearly all of them are people who moved to another bank. A change is a reason to call, and no more.",
        hint=(
            "Count each worker's different accounts with `nunique`. The first one is no change, the second is one, "
            "the third is two. Then add up."
        ),
        wrong=[
            Wrong(12, "That counts the *workers* who changed. Some changed more than once."),
            Wrong(94, "That counts every worker's first account as a change too."),
            Wrong(90, "Those are the different accounts in the ledger. How often did a worker go from one to another?"),
            Wrong(80, "That is everyone, once. A first account is no change."),
            Wrong(2, "Those are the workers who changed twice. Count the changes of everyone."),
        ],
    ),
    "small-charges": Task(
        read=read_names(WORKERS),
        answer="W45",
        right=(
            "Twenty-two charges, each just too small for a second signature. Ask for the receipts, as the rules of "
            "the firm provide: one careless buyer looks the same."
        ),
        hint="Look for what the limit hides: charges from 450 up to the limit, without a receipt, counted by worker.",
        wrong=[
            Wrong("W68", "The largest sum, but with a receipt for each: this person buys for the team."),
            Wrong("W13", "The most missing receipts, but look at the amounts: bus tickets."),
            Wrong("W65", "Each just below the limit, but one a month, always the same, with a receipt: a rented desk."),
        ],
    ),
    "hold-or-pay": Decisions(
        read=read_decisions(LABELS, "pay", "hold", "counsel"),
        answer=" ".join(f"{label}={key}" for label, key in KEYS.items()),
        keys=KEYS,
        right="Everyone is paid who can be, nobody is paid twice, and three cases are with counsel before the payday.",
        hint="Go through the three rules in order, for each request.",
        slips={
            ("pay", "hold"): "{number} would go to an account that nobody has confirmed, or that no paper explains.",
            ("pay", "counsel"): "{number} would be paid with an open question and no account to fall back on.",
            ("hold", "pay"): "{number} would wait although the call and the name, or a paper, have settled it.",
            ("hold", "counsel"): "{number} cannot be held like this: there is no earlier account to pay into.",
            ("counsel", "pay"): "{number} would go to counsel although the call and the name, or a paper, settle it.",
            ("counsel", "hold"): "{number} can be paid into the account on file, so that nobody waits for counsel.",
        },
        wrong=[
            Wrong("pay", "Then a thief who writes a good email is paid as well. Which requests did nobody confirm?"),
            Wrong("hold", "Then people wait whose change is settled, and some have no other account to be paid into."),
            Wrong(
                "counsel", "Counsel would ask why you bring settled cases. Keep them for the ones without a way out."
            ),
        ],
    ),
    "who-waits": Task(
        read=read_number,
        answer=19 / 4,
        within=0.06,
        right="So many honest people, for each problem. That is fair only if the question is short and kind.",
        hint="Of the workers whose tidied names differ, for how many does the key say `payee`? And how many are left?",
        wrong=[
            Wrong(11, "That is the rule with names as they stand. Asked is the rule with tidied names.", 0.06),
            Wrong(23 / 4, "The ones with a problem are counted among those who wait for nothing. Take them out.", 0.06),
            Wrong(4 / 19, "That is the other way up. Asked are honest people for each problem.", 0.01),
            Wrong(
                19 / 6, "The key holds two more problems, but no name can show them: look at its word `payee`.", 0.06
            ),
            Wrong(19, "That is how many honest people wait in all. Divide by the problems found.", 0.1),
            Wrong(
                0.83, "That is the share of honest people among those held. Asked is how many for each problem.", 0.01
            ),
        ],
    ),
}
check = checker(TASKS)
