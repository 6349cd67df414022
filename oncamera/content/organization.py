"""Whose toolkit this is: the names, numbers and tools that `organization.yml` fills into the pages and Word files."""

import difflib
import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from oncamera.content.records import Record, read_one
from oncamera.files.source_text import is_there

FILE = "organization.yml"
# Short, so that no entry pushes a page over its one sheet.
Entry = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
_BLANK = re.compile(r"\[.+\]|_+")
_MAILBOX = re.compile(r"[^@\s\[\]?&]+@[^@\s\[\]?&]+\.[^@\s\[\]?&]+")
_ROLE = re.compile(r"\{org\}`([^`]*)`")


def _as_mailbox(entry: str) -> str:
    """Refuse what no mail can be sent to: it goes into a link."""
    if not is_blank(entry) and not _MAILBOX.fullmatch(entry):
        raise ValueError(f"is {entry!r} | Write an email address, such as `facts@example.com`.")
    return entry


Mailbox = Annotated[Entry, AfterValidator(_as_mailbox)]


class Organization(Record):
    """What an organization says of itself. A field that it leaves out prints as a blank to fill in by hand.

    The shipped file says what each field is for.
    """

    company: Entry = "[your company]"
    hr_contact: Entry = "[HR contact]"
    hr_phone: Entry = "[HR phone]"
    security_contact: Entry = "[security contact]"
    security_phone: Entry = "[security phone]"
    it_contact: Entry = "[IT contact]"
    it_phone: Entry = "[IT phone]"
    legal_contact: Entry = "[legal contact]"
    legal_phone: Entry = "[legal phone]"
    payroll_contact: Entry = "[payroll contact]"
    payroll_phone: Entry = "[payroll phone]"
    accommodation_contact: Entry = "[accommodation contact]"
    appeal_contact: Entry = "[appeal reviewer]"
    hiring_address: Entry = "[hiring email]"
    report_channel: Entry = "[reporting mailbox]"
    field_office: Entry = "[nearest FBI field office]"
    policy_owner: Entry = "[policy owner]"
    course_address: Entry = "[course address]"
    course_deadline: Entry = "[date]"
    course_contact: Entry = "[course contact]"
    video_tool: Entry = "[video tool]"
    case_tool: Entry = "[case log]"
    corrections_address: Mailbox = "[email for corrections]"
    keep_days: Entry = "[number of days]"
    attendance_days: Entry = "[number of days]"


def load_organization(root: Path) -> Organization:
    """Read `organization.yml`, or give only blanks when there is none. Raises ProblemsError."""
    path = root / FILE
    return read_one(path, Organization, root).record if is_there(path) else Organization()


def is_blank(entry: str) -> bool:
    """Tell whether an entry is still to be filled in: words in square brackets, or a line of underscores."""
    return bool(_BLANK.fullmatch(entry))


def fields_named(line: str) -> list[str]:
    """List the fields that a line of prose prints, in the form of `{org}` roles."""
    return [name.strip() for name in _ROLE.findall(line)]


def explain_unknown_field(name: str) -> tuple[str, str] | None:
    """Say what is wrong with a field's name and what to write instead, or None when the field is known."""
    known = list(Organization.model_fields)
    if name in known:
        return None
    close = difflib.get_close_matches(name, known, n=1)
    instead = f"Did you mean `{close[0]}`?" if close else f"The fields are: {', '.join(known)}."
    return f"{FILE} has no field `{name}`", instead
