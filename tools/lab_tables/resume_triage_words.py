"""The words that the synthetic applications of `resume_triage` are made of: names, sentences, what fills them."""


def _listed(text: str) -> list[str]:
    return [" ".join(item.split()) for item in text.split(",")]


# Ten given and ten family names from each of eight parts of the world; any given name goes with a family name of its
# own row. The rows only serve the test that nobody's name has to do with what the person is in the story.
NAMES = tuple(
    (given.split(), family.split())
    for given, family in (
        (
            "Adaeze Chidi Efua Femi Ifeoma Kwame Ngozi Obinna Sade Tunde",
            "Abara Balogun Chukwu Danso Eze Idowu Nwosu Obi Quaye Sarpong",
        ),
        (
            "Anselm Birte Clemens Dagny Eskil Grete Henrik Jorun Lotte Torben",
            "Aamodt Brekke Dahlgren Ekman Falk Hauge Kessel Mohr Ravn Winther",
        ),
        (
            "Aditi Devika Girish Harini Ishaan Kavya Manoj Pallavi Rohit Suresh",
            "Bhatnagar Chandran Deshmukh Ghoshal Iyengar Kamath Nambiar Pillai Rastogi Saxena",
        ),
        (
            "Bianca Dario Esteban Fabiola Gonzalo Itziar Julieta Ramiro Socorro Vicente",
            "Alarcon Bustos Cardenas Echeverria Fuentes Galindo Montoya Quiroga Tapia Zavala",
        ),
        (
            "Akiko Byung Chihiro Daiki Eunji Hyejin Jiho Mitsuru Sora Takeshi",
            "Ahn Baek Cho Endo Fujita Kang Moriya Nagase Shim Uchida",
        ),
        (
            "Anwar Basma Dalia Faris Ghada Hatem Iman Jamil Lubna Ziad",
            "Abdallah Barakat Darwish Fakhoury Ghanem Khalil Mansour Nassar Shaheen Tamer",
        ),
        (
            "Alina Bogdan Darina Emil Galina Hryhoriy Iskra Ludmila Pavel Stoyan",
            "Balan Cerny Dimitrov Horak Ivanenko Kolar Marinov Petrenko Sykora Vasko",
        ),
        (
            "Abigail Bryce Cora Dwight Ethel Garrett Heidi Lamar Monique Trent",
            "Atwater Bexley Calloway Drummond Fenner Haskell Ivey Kimbrough Pruitt Whitlow",
        ),
    )
)

THINGS = _listed(
    """
    a booking engine, a ledger service, a route planner, a claims portal, a stock forecast, a chat inbox, a
    tax form wizard, a rota planner, a video player, a parcel tracker, a patient diary, a seat map, a price
    feed, an audit log, a ticket queue, a map viewer, a loyalty card, a payslip archive, a sensor dashboard,
    a recipe search, a museum guide, a loan calculator, a crop monitor, a library catalog, a badge
    printer, a fleet console, a survey builder, a lesson timetable, a meter reader, a donation page, a
    translation memory, a warehouse scanner, a permit register, an invoice matcher, a weather widget
    """
)
TOOLS = _listed(
    """
    Go, Rust, Kotlin, Elixir, TypeScript, Python, Scala, Swift, PHP, Ruby, Java, C#, Vue, Svelte, React,
    Angular, Django, Rails, Spring, Laravel, Postgres, MySQL, Redis, Kafka, RabbitMQ, Terraform, Ansible,
    Kubernetes, Docker, GraphQL, Flutter, Airflow
    """
)
FIELDS = _listed(
    """
    a ferry line, a dental chain, a wind farm, a city museum, a seed merchant, an insurer, a bicycle maker,
    a food bank, a radio station, a law office, a bakery group, a rail operator, a hotel chain, a water
    utility, a toy importer, a hospital trust, a film archive, a sports league, a credit union, a publisher,
    a nursery school group, a paint factory, a freight broker, a pharmacy
    """
)
GAINS = _listed(
    """
    support calls, page load time, failed payments, cloud cost, nightly batch time, manual entry, returned
    parcels, on-call pages, build time, duplicate records, abandoned forms, report delays, lost log-ins,
    memory use, test flakiness, onboarding time, refund disputes, data errors, queue length, downtime
    """
)
LIKES = _listed(
    """
    pairing, plain documentation, small pull requests, careful naming, teaching juniors, property tests,
    tidy migrations, accessible forms, reading old code, calm releases, load tests, clear error messages,
    weekly demos, design reviews, offline-first apps, query plans, typed interfaces, quiet on-call weeks,
    incident write-ups, deleting dead code
    """
)
# {thing}, {tool}, {other}, {field}, {gain}, {like} come from the lists; {n} is a number.
FRAMES = (
    "Built {thing} in {tool} for {field}, which cut {gain} by {n} percent.",
    "Moved {thing} from {tool} to {other} without a day of downtime.",
    "For {field} I rewrote {thing} and halved its {gain}.",
    "Maintained {n} services around {thing}, mostly {tool} with some {other}.",
    "My last team of {n} looked after {thing}; I owned everything in {tool}.",
    "Introduced {like} to a group that had none, and {gain} fell by {n} percent.",
    "Designed the data model behind {thing} used daily at {field}.",
    "I care about {like}, and learned that by running {thing} alone.",
    "Before that, {n} months of contract work on {thing} with {tool} and {other}.",
    "Took over {thing} at {field} when its author left, and wrote the tests first.",
    "Comfortable with {tool}; currently learning {other} in the evenings.",
    "Shipped {thing} to {n} thousand users and kept {gain} flat while traffic grew.",
    "Automated the releases of {thing} using {tool}, so {gain} stopped being anyone's job.",
    "At {field} I traced a year of {gain} to one bad {tool} default.",
)
# What a school, an agency, hands to all of its people: no sign of anything.
COURSE_WORDING = (
    "Completed a twelve-week full-stack program at Larchfield Code School with daily code review.",
    "Capstone project: a neighborhood tool-lending site, planned, tested and shipped by a team of four.",
    "Worked in two-week sprints with stand-ups, retrospectives and shared ownership of every ticket.",
)
AGENCY_WORDING = (
    "Presented by Hartwell Staffing, which has checked right to work and two references for this consultant.",
    "Available at two weeks' notice on the agency's standard terms, full time or part time.",
    "Interviews are arranged through the agency's desk, which also answers questions on rates.",
)
AREA_CODES = ("202", "303", "312", "404", "503", "612", "702", "816", "901", "919")
MAIL_HOSTS = ("post.example", "mailbox.example", "inbox.example", "letters.example")
SITE_WORDS = _listed(
    """
    amber, birch, cedar, delta, ember, fable, grove, harbor, indigo, juniper, kestrel, lumen, maple, north,
    opal, pine, quartz, river, slate, tidal, umber, vale, willow, yarrow, zephyr
    """
)
