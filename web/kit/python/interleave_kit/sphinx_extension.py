"""Sphinx::

    extensions = ["interleave_kit.sphinx_extension"]
    interleave_playground = "https://example.org/interleave/"

and in a page::

    .. interleave:: go
       :title: A hand-over
       :gomaxprocs: 1

       package main
       ...

Builders other than HTML get the program as a code block, and a link that opens it.
"""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.errors import ConfigError
from sphinx.util.docutils import SphinxDirective

from . import block


class Embed(nodes.General, nodes.Element):
    """A program that a reader can run. Its children are what other builders show."""


class Interleave(SphinxDirective):
    has_content = True
    required_arguments = 1
    option_spec = {
        name: directives.flag if name in block.SWITCHES else directives.unchanged_required
        for name in {*block.RUN, *block.SHOWN}
    }

    def run(self):
        self.assert_has_content()
        try:
            found = block.block(self.arguments[0], {name: value or "" for name, value in self.options.items()})
        except block.BlockError as error:
            raise self.error(str(error)) from None
        program = "\n".join(self.content) + "\n"
        code = nodes.literal_block(program, program, language=found.language)
        address = block.address(found, program, self.config.interleave_playground)
        opens = nodes.paragraph("", "", nodes.reference("", "Interleave", refuri=address))
        self.set_source_info(code)
        return [Embed("", code, opens, html=block.element(found, program))]


def visit_html(translator, node):
    translator.body.append(node["html"] + "\n")
    raise nodes.SkipNode


def visit_linked(translator, node):
    """The children are enough."""


def visit_plain(translator, node):
    """What knows no links shows the address itself."""
    for reference in node.findall(nodes.reference):
        reference.children = []
        reference += nodes.Text(reference["refuri"])


def depart(translator, node):
    """Nothing stands behind it."""


def add_script(app, pagename, templatename, context, doctree):
    if doctree is not None and any(doctree.findall(Embed)):
        app.add_js_file(block.script(app.config.interleave_playground), loading_method="async")


def check(app, config):
    if not config.interleave_playground:
        raise ConfigError("interleave_kit.sphinx_extension needs `interleave_playground` in conf.py")


def setup(app):
    app.add_config_value("interleave_playground", "", "env")
    linked, plain = (visit_linked, depart), (visit_plain, depart)
    app.add_node(Embed, html=(visit_html, None), latex=linked, texinfo=linked, text=plain, man=plain)
    app.add_directive("interleave", Interleave)
    app.connect("config-inited", check)
    app.connect("html-page-context", add_script)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
