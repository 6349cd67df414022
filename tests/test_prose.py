"""What the prose says to the machine: its sentences, and the claims that they rest on."""

from oncamera.prose import Page, cited_claims, sentences

FRONT = "---\nkernelspec:\n  name: python3\n---\n"


def page(line: str) -> Page:
    return Page("chapters/a.md", "a", f"{FRONT}{line}\n")


def test_a_link_to_the_ledger_cites_a_claim():
    said = page(
        r"They [allegedly earned at least \$88 million](../evidence.md#proceeds) and [fled](../../evidence.md#fled)."
    )
    assert cited_claims(said) == [(5, "proceeds"), (5, "fled")]


def test_another_link_cites_none():
    assert cited_claims(page("See [the ledger](../evidence.md) and [a page](the_money.md#proceeds).")) == []


def test_a_full_stop_inside_a_claim_ends_no_sentence():
    said = page("[Over. And out](../evidence.md#over), he said. [She](../evidence.md#she) left.")
    assert sentences(said) == [(5, "Over. And out, he said.", ["over"]), (5, "She left.", ["she"])]
