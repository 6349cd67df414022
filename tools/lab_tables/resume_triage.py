"""The applications of `exercises/resume_triage.ipynb`: 400 synthetic ones with nine rings of reuse among them.

`python -m tools.lab_tables` writes the two tables again. No real person, firm or address stands behind any row. Who is
in a ring is settled before names are dealt out by lot, so that no name, and no part of the world that a name may
suggest, has to do with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tools.lab_tables import resume_triage_words as words
from tools.lab_tables.chance import Chance
from tools.lab_tables.csv_file import write_csv

SEED = 20261204  # of the shipped tables
PLACEHOLDER = "ffffc3c3c3e7ffff"  # the hash of the job board's own gray silhouette
FRONT_PAGE = "codeshare.example"  # a code host's front page, which says nothing about anyone


@dataclass(frozen=True)
class Ring:
    """One ring: how many applications, and how many values of each kind its members share among them."""

    size: int
    texts: int = 0
    phones: int = 0
    mailboxes: int = 0
    sites: int = 0
    photos: int = 0
    copies_somebody: bool = False  # wording and portrait were taken from an honest applicant's public page


RINGS = (
    Ring(9, texts=1, phones=3),
    Ring(7, texts=1, mailboxes=2),
    Ring(6, phones=2, sites=1),
    Ring(5, texts=1, photos=1, copies_somebody=True),
    Ring(5, mailboxes=1, photos=1),
    Ring(4, texts=1, sites=1),
    Ring(4, phones=1, mailboxes=1),
    Ring(3, sites=1, photos=1),
    Ring(3, sites=1),
)


@dataclass(frozen=True)
class Assumptions:
    """What the tables take for granted.

    That phones, emails and résumé wording are reused under several names is the ledger's
    (search-applicant-records-for-reuse), and so are invented employers' sites (scheme-invented-past-employers,
    alleged). Every number is an assumption of this course, chosen to teach, and the share of ring members is far
    above what anybody has reported.

    applications: how many in all; rings: see `Ring`; same_course: graduates who share their school's wording, two of
    whom share a flat and its phone; agency: candidates of one agency, with its phone and wording; new_surname: people
    who apply again under a married name; families: pairs with one home phone; colleagues: pairs who name the product
    that they built together; applied_twice: people with two applications under one name;
    no_phone, no_site, no_photo: shares that left the field empty; placeholder, front_page: shares whose photo or site
    is a default; hosted: share with a page on a shared host; bits: most bits in which a reused photo's copies differ
    from the first; reworded: share of sentences in which a ring changes one thing.
    """

    applications: int = 400
    rings: tuple[Ring, ...] = RINGS
    same_course: int = 12
    agency: int = 8
    new_surname: int = 2
    families: int = 4
    colleagues: int = 2
    applied_twice: int = 14
    no_phone: float = 0.06
    no_site: float = 0.35
    no_photo: float = 0.30
    placeholder: float = 0.10
    front_page: float = 0.05
    hosted: float = 0.25
    bits: int = 5
    reworded: float = 0.4


@dataclass
class Sentence:
    """One sentence of a résumé: its frame, and what fills it."""

    frame: str
    filled: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.frame.format(**self.filled)


@dataclass
class Application:
    """One application, with what the key tells of it. `part_of_the_world` is never written: it serves a test."""

    story: str
    text: list[Sentence]
    phone: str
    mailbox: str
    site: str
    photo: str
    ring: int = 0
    name: str = ""
    part_of_the_world: int = -1
    tag: bool = False  # the email gets a +tag or capitals


class _Maker:
    """Draws what applications are made of; what must be somebody's own is never drawn twice."""

    def __init__(self, chance: Chance, assumed: Assumptions) -> None:
        self.chance, self.assumed = chance, assumed
        numbers = [f"{area}55501{end:02}" for area in words.AREA_CODES for end in range(100)]
        self._phones = iter(chance.shuffled(numbers))
        pairs = [(a, b) for a in words.SITE_WORDS for b in words.SITE_WORDS if a != b]
        self._handles = iter(chance.shuffled(pairs))

    def sentence(self, frame: str) -> Sentence:
        tool, other = self.chance.some_of(words.TOOLS, 2)
        filled = {
            "thing": self.chance.one_of(words.THINGS),
            "field": self.chance.one_of(words.FIELDS),
            "gain": self.chance.one_of(words.GAINS),
            "like": self.chance.one_of(words.LIKES),
            "n": str(self.chance.whole(3, 48)),
            "tool": tool,
            "other": other,
        }
        return Sentence(frame, {name: text for name, text in filled.items() if "{" + name + "}" in frame})

    def text(self, wording: Sequence[str] = ()) -> list[Sentence]:
        own = [self.sentence(frame) for frame in self.chance.some_of(words.FRAMES, 1 if wording else 4)]
        return [*(Sentence(line) for line in wording), *own]

    def reword(self, text: list[Sentence]) -> list[Sentence]:
        """Put a text's sentences into another order, and change one thing in some of them."""
        changed = []
        for sentence in self.chance.shuffled(text):
            filled = dict(sentence.filled)
            if filled and self.chance.happens(self.assumed.reworded):
                part = self.chance.one_of(sorted(filled))
                filled[part] = self.sentence(sentence.frame).filled[part]
            changed.append(Sentence(sentence.frame, filled))
        return changed

    def phone(self) -> str:
        return next(self._phones)

    def handle(self) -> str:
        return "-".join(next(self._handles))

    def mailbox(self) -> str:
        return f"{self.handle().replace('-', '.')}@{self.chance.one_of(words.MAIL_HOSTS)}"

    def photo(self) -> str:
        return "".join(self.chance.one_of("0123456789abcdef") for _ in range(16))

    def altered(self, photo: str) -> str:
        """Crop or tint a picture: a few bits of its hash turn."""
        value = int(photo, 16)
        for bit in self.chance.some_of(range(64), self.chance.whole(0, self.assumed.bits)):
            value ^= 1 << bit
        return f"{value:016x}"

    def own(self, story: str, wording: Sequence[str] = ()) -> Application:
        """Make one person's application, with nothing in it that is another's but what defaults bring."""
        chance, assumed = self.chance, self.assumed
        phone = "" if chance.happens(assumed.no_phone) else self.phone()
        site, photo = self.handle(), self.photo()
        draw = chance.between(0, 1)
        if draw < assumed.no_site:
            site = ""
        elif draw < assumed.no_site + assumed.front_page:
            site = FRONT_PAGE
        else:
            site = f"folio.example/{site}" if chance.happens(assumed.hosted) else f"{site}.example"
        draw = chance.between(0, 1)
        if draw < assumed.no_photo + assumed.placeholder:
            photo = "" if draw < assumed.no_photo else PLACEHOLDER
        return Application(story, self.text(wording), phone, "", site, photo)


def _ring(maker: _Maker, number: int, ring: Ring) -> list[Application]:
    source = maker.own("copied from")
    source.photo = maker.photo()
    texts = [source.text] if ring.copies_somebody else [maker.text() for _ in range(ring.texts)]
    photos = [source.photo] if ring.copies_somebody else [maker.photo() for _ in range(ring.photos)]
    phones = [maker.phone() for _ in range(ring.phones)]
    boxes = [maker.mailbox() for _ in range(ring.mailboxes)]
    sites = [f"{maker.handle()}.example" for _ in range(ring.sites)]
    members = []
    for place in range(ring.size):
        one = replace(maker.own("ring"), ring=number)
        one.text = maker.reword(texts[place % len(texts)]) if texts else one.text
        one.photo = maker.altered(photos[place % len(photos)]) if photos else one.photo
        one.phone = phones[place % len(phones)] if phones else one.phone
        one.site = sites[place % len(sites)] if sites else one.site
        if boxes:
            one.mailbox, one.tag = boxes[place % len(boxes)], place >= len(boxes)
        members.append(one)
    return [*members, *([source] if ring.copies_somebody else [])]


def _names(chance: Chance) -> list[tuple[str, str, int]]:
    everyone = [(g, f, row) for row, (given, family) in enumerate(words.NAMES) for g in given for f in family]
    return chance.shuffled(everyone)


def make_applications(seed: int = SEED, assumed: Assumptions | None = None) -> list[Application]:
    """Draw the applications, in the order in which they came. The same seed gives the same ones."""
    assumed = assumed or Assumptions()
    chance = Chance(seed)
    maker = _Maker(chance, assumed)
    people: list[list[Application]] = []  # one list for each person: mostly one application
    for number, ring in enumerate(assumed.rings, 1):
        people += [[one] for one in _ring(maker, number, ring)]
    class_of = [maker.own("same course", words.COURSE_WORDING) for _ in range(assumed.same_course)]
    flat = maker.phone()
    for one in class_of[:2]:
        one.story, one.phone = "flatmates", flat
    desk = maker.phone()
    agency = [replace(maker.own("agency", words.AGENCY_WORDING), phone=desk) for _ in range(assumed.agency)]
    people += [[one] for one in [*class_of, *agency]]
    for story, pairs in (("family phone", assumed.families), ("colleagues", assumed.colleagues)):
        for _ in range(pairs):
            both = [maker.own(story), maker.own(story)]
            shared = {"phone": maker.phone()} if story == "family phone" else {"site": f"{maker.handle()}.example"}
            people += [[replace(one, **shared)] for one in both]  # type: ignore[arg-type]  # both fields are text
    for story, number in (("new surname", assumed.new_surname), ("applied twice", assumed.applied_twice)):
        for _ in range(number):
            first = maker.own(story)
            first.phone = first.phone or maker.phone()
            people.append([first, replace(first, text=maker.reword(first.text))])
    while sum(map(len, people)) < assumed.applications:
        people.append([maker.own("alone")])
    for applied, (given, family, row) in zip(people, _names(chance), strict=False):
        box = f"{given}.{family}{chance.whole(2, 99)}@{chance.one_of(words.MAIL_HOSTS)}".lower()
        for place, one in enumerate(applied):
            one.name, one.part_of_the_world = f"{given} {family}", row
            one.mailbox = one.mailbox or box
            if one.story == "new surname" and place:
                married = chance.one_of([other for other in words.NAMES[row][1] if other != family])
                one.name = f"{given} {married}-{family}"
    return chance.shuffled([one for applied in people for one in applied])


def write_tables(folder: Path, seed: int = SEED) -> None:
    """Write what recruiters would see, and the key, which they would not have."""
    chance = Chance(seed + 1)
    shown, key = [], []
    for number, one in enumerate(make_applications(seed), 1):
        label = f"A{number:03}"
        text = " ".join(map(str, one.text))
        shown.append(
            [label, one.name, _phone(chance, one.phone), _email(chance, one), _site(chance, one.site), one.photo, text]
        )
        key.append([label, str(one.ring or ""), one.story])
    write_csv(folder / "resume_triage.csv", ["application", "name", "phone", "email", "site", "photo", "text"], shown)
    write_csv(folder / "resume_triage_key.csv", ["application", "ring", "story"], key)


def _phone(chance: Chance, digits: str) -> str:
    form = chance.one_of(("({}) {}-{}", "{}-{}-{}", "+1 {} {} {}", "{}.{}.{}"))
    return form.format(digits[:3], digits[3:6], digits[6:]) if digits else ""


def _email(chance: Chance, one: Application) -> str:
    name, host = one.mailbox.split("@")
    form = chance.between(0, 1)
    if one.tag and form < 0.7:
        name = f"{name}+{chance.one_of(('jobs', 'dev', 'apply', 'work', 'cv'))}{chance.whole(1, 9)}"
    elif one.tag or form > 0.85:
        name = name.title()
    return f"{name}@{host}"


def _site(chance: Chance, site: str) -> str:
    form = chance.one_of(("https://{}", "https://www.{}", "http://{}/", "{}"))
    return form.format(site) if site else ""
