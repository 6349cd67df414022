"""Writes the labs' tables again: `python -m tools.lab_tables`, after a change to what makes them."""

from pathlib import Path

from tools.lab_tables import first_hour, follow_the_money, login_hunt, resume_triage

DATA = Path(__file__).parent.parent.parent / "exercises" / "data"

if __name__ == "__main__":
    for maker in (first_hour, follow_the_money, login_hunt, resume_triage):
        maker.write_tables(DATA)
    print("Written: the labs' tables in exercises/data.")
