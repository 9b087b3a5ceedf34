# ruff: noqa: E501
"""What can be written in cells so that a page which shows them runs something, calls out, or misleads."""

from tests.grading.hostile import (
    FULL,
    Kind,
    adding,
    answers,
    both,
    code,
    markdown,
    notebook,
    solutions,
    texts,
)

BEACON = "http://127.0.0.1:9/"

SCRIPTS = {
    "script": "<script>fetch('{at}script')</script>",
    "image-error": "<img src=x onerror=\"fetch('{at}image-error')\">",
    "heading": "# <img src=x onerror=\"fetch('{at}heading')\">\n\nText",
    "svg": "<svg onload=\"fetch('{at}svg')\"><circle r=9></svg>",
    "frame": "<iframe src=\"javascript:parent.fetch('{at}frame')\"></iframe><iframe srcdoc=\"<img src='{at}srcdoc'>\">",
    "refresh": '<meta http-equiv="refresh" content="0;url={at}refresh">',
    "form": "<form action='{at}form'><input autofocus onfocus=\"fetch('{at}focus')\"><button>Go</button></form>",
    "style": "<style>body{{background:url({at}style)}} @import '{at}import';</style><p style='background:url({at}inline)'>x",
    "stylesheet": '<link rel="stylesheet" href="{at}stylesheet"><base href="{at}base/">',
    "picture": "![a picture]({at}picture) <img src='{at}img'> <video autoplay poster='{at}poster' src='{at}video'></video>",
    "picture-by-name": "![a][b]\n\n[b]: {at}picture-by-name",
    "background": "<table background='{at}background'><tr><td background='{at}td'>x</table>",
    "object": "<object data='{at}object'></object><embed src='{at}embed'>",
    "link": "[click](javascript:fetch('{at}link')) <a href=\"javascript:fetch('{at}a')\">here</a> <javascript:alert(1)>",
    "link-odd": "[click](JaVa&#115;cript&colon;fetch('{at}odd')) [x](&#1;javascript:alert(1)) [y](vbscript:x)",
    "link-data": "[click](data:text/html;base64,PHNjcmlwdD4=) <a href='data:text/html,<script>'>x</a>",
    "link-own-file": "[my notes](open-me.html) [attachment](attachment:x.html)",
    "math": "$\\href{{javascript:fetch('{at}math')}}{{x}}$ $$\\style{{background:url({at}tex)}}{{y}}$$ \\(\\unicode{{x}}\\)",
    "math-block": "\\begin{{equation}}\\href{{javascript:fetch('{at}block')}}{{x}}\\end{{equation}}",
    "math-in-html": "$<img src=x onerror=\"fetch('{at}math-html')\">$ $$\n<script>fetch('{at}two')</script>\n$$",
    "fence-broken": "```\n~~~~~\n</code></pre><img src=x onerror=\"fetch('{at}fence')\">\n~~~~~~~~~~\n```",
    "fence-lexer": "```<img/src=x/onerror=fetch('{at}lexer')>\nx\n```\n~~~html\n<script>fetch('{at}html')</script>\n~~~",
    "mermaid": "```mermaid\ngraph TD; A[\"<img src=x onerror=fetch('{at}mermaid')>\"] --> B\n```",
    "entity": "&lt;script&gt;fetch('{at}entity')&lt;/script&gt; &#60;img src=x onerror=fetch('{at}numeric')&#62;",
    "comment": "<!--><img src=x onerror=\"fetch('{at}comment')\">--> <!--[if IE]><script>x</script><![endif]-->",
    "cdata": "<![CDATA[><img src=x onerror=\"fetch('{at}cdata')\">]]> <?php x ?> <noscript><p title=\"</noscript><img src=x onerror=fetch('{at}noscript')>\">",
    "closing": "</div></div></body></html><script>fetch('{at}closing')</script></textarea></title></style>",
    "template": "{{{{ resources }}}} {{% include '/etc/passwd' %}} ${{alert(1)}} #{{x}}",
    "clobber": '<a id="notebook"></a><form name=body id=formgrade_utils><input name=children></form>',
    "wide": "\u202e" * 50 + "W" * 5000,
    "old-page": "</script><script>fetch('{at}old')</script>",
}


def payload(name: str, at: str = BEACON) -> str:
    """Return the text of this name, which would call this address."""
    return SCRIPTS[name].format(at=at)


def everywhere(text: str) -> "Kind.spoil":
    """Put a text wherever somebody who hands in can put one."""
    attached = {
        "attachments": {"x.html": {"text/html": text}, "x.svg": {"image/svg+xml": f"<svg>{text}</svg>"}}
    }
    output = {
        "output_type": "display_data",
        "data": {"text/html": text, "image/svg+xml": text},
        "metadata": {},
    }
    cells = [
        markdown(text),
        markdown(text, metadata={"tags": ["formgrade"], "nbgrader": {"grade_id": text, "solution": True}}),
        markdown(f"- item\n\n  {text}\n", **attached),
        {
            "cell_type": "raw",
            "id": "raw",
            "metadata": {"raw_mimetype": "text/html", "format": "text/html"},
            "source": text,
        },
        code(text, metadata={"magics_language": text, "name": text}, outputs=[output]),
    ]

    def change(data: dict) -> None:
        data["metadata"].update(title=text, language_info={"name": text, "pygments_lexer": "html"})
        data["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {"x": text}}}
        for cell in solutions(data):
            cell["source"] = f"{cell['source']}\n# {text}\n{text}"
        for cell in data["cells"]:
            if cell["cell_type"] == "markdown" and "nbgrader" not in cell["metadata"]:
                cell["source"] = ["".join(cell["source"]), "\n\n", text]

    return both(notebook(change), adding(*cells))


PAGES = {f"page-{name}": Kind(everywhere(payload(name)), FULL, "", page=True) for name in SCRIPTS} | {
    f"answer-{name}": Kind(
        both(
            texts(payload(name)),
            answers(
                lambda key, value, n=name: {payload(n): payload(n)} if isinstance(value, dict) else value
            ),
        ),
        "any",
        None,
        page=True,
    )
    for name in ("script", "image-error", "math", "link", "closing", "template")
}
