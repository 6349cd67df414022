"""Where a reader reports a wrong fact: a form of the course's repository, or else a mailbox, or else nowhere."""

from urllib.parse import quote, urlencode, urlsplit

from sphinx.environment import BuildEnvironment

from oncamera.content.organization import is_blank
from oncamera.hosts.site.the_course import course_of

FORM = "a_fact_is_wrong.yml"  # in .github/ISSUE_TEMPLATE; its fields `page` and `claim` are filled in by the link


def owner_and_name(repository: str) -> tuple[str, str]:
    """Read whose repository on GitHub an address names. Raises ValueError when it names none."""
    parts = urlsplit(repository)
    names = parts.path.strip("/").removesuffix(".git").split("/")
    if parts.netloc != "github.com" or len(names) != 2:
        raise ValueError(
            f"repository.url in _config.yml is {repository!r}; write https://github.com/OWNER/NAME, or leave it empty"
        )
    return names[0], names[1]


def report_address(repository: str, mailbox: str, page: str, claim: str = "") -> str:
    """Give the address at which to report what a page says wrongly, filled in as far as it can be.

    repository: its address, or ""; mailbox: an email address, or a blank of organization.yml; page: its file.
    Returns "" when there is nowhere to report to. Raises ValueError for a repository that isn't on GitHub.
    """
    title = f"Fact: {claim or page}"
    if repository:
        owner, name = owner_and_name(repository)
        filled = {"template": FORM, "title": title, "page": page} | ({"claim": claim} if claim else {})
        return f"https://github.com/{owner}/{name}/issues/new?{urlencode(filled, quote_via=quote)}"
    if is_blank(mailbox):
        return ""
    asked = ["What is wrong, and what is right:", "Source:"]
    body = "\r\n".join([f"Page: {page}", *([f"Claim: {claim}"] if claim else []), *asked])
    written = urlencode({"subject": title, "body": body}, quote_via=quote)
    return f"mailto:{quote(mailbox, safe='@')}?{written}"


def report_on(env: BuildEnvironment, docname: str, claim: str = "") -> str:
    """Give that address for a page of the site, or for one claim on it."""
    repository = str(env.app.config.html_theme_options.get("repository_url") or "")
    mailbox = course_of(env).organization.corrections_address
    return report_address(repository, mailbox, str(env.doc2path(docname, base=False)), claim)
