"""From a View to HTML: templates that only place values, escaped always, in a sandbox."""

import base64
import functools
import hashlib

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tasks.render.page import View


@functools.cache
def environment() -> ImmutableSandboxedEnvironment:
    """The only environment: escaping does not depend on a file's name, a missing value is an error."""
    return ImmutableSandboxedEnvironment(
        loader=PackageLoader("templates", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def stylesheet(name: str) -> str:
    """The text of a stylesheet of ours."""
    return environment().get_template(name).render()


def note_page(view: View) -> str:
    """note.html: one file with the annex, no script, nothing fetched."""
    digest = hashlib.sha256(stylesheet("note.css").encode()).digest()
    policy = f"default-src 'none'; style-src 'sha256-{base64.b64encode(digest).decode()}'"
    return environment().get_template("note.html.j2").render(view=view, screen=True, policy=policy)


def note_print(view: View) -> str:
    """The page that becomes note.pdf."""
    return environment().get_template("note.html.j2").render(view=view, screen=False, policy="")


def annex_print(view: View) -> str:
    """The page that becomes annex.pdf."""
    return environment().get_template("annex.html.j2").render(view=view, screen=False, policy="")
