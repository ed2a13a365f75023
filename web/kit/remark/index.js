// A remark plug-in, for Docusaurus and whatever else has remark: a fenced block whose first line
// says `interleave` becomes an embed.
//
//   remarkPlugins: [[interleave, { playground: "https://example.org/interleave/" }]]
import { BlockError, parse, scenario } from "./block.js";
import { fragment } from "./link.js";

export default function interleave({ playground } = {}) {
  if (!playground) throw new Error("remark-interleave needs `playground`, the address of a playground's folder");
  const address = `${playground.replace(/\/+$/, "")}/embed.js`;
  return (tree, file) => {
    let first = true;
    walk(tree, (node, index, parent) => {
      if (node.type !== "code") return;
      const block = parsed(node, file);
      if (!block) return;
      parent.children[index] = embed(block, `${node.value}\n`, first ? address : null);
      first = false;
    });
  };
}

function walk(node, visit) {
  node.children?.forEach((child, index) => {
    visit(child, index, node);
    walk(child, visit);
  });
}

function parsed(node, file) {
  try {
    return parse(`${node.lang ?? ""} ${node.meta ?? ""}`);
  } catch (error) {
    if (error instanceof BlockError) return file.fail(error.message, node, "remark-interleave");
    throw error;
  }
}

/**
 * HTML elements through the tree's own `data`, so that neither MDX nor raw HTML is needed. What
 * the site makes of a `<pre>` (Docusaurus: its highlighted block) is what readers see first; what
 * is run is in the link.
 */
function embed(block, program, address) {
  const code = element("code", { className: [`language-${block.language}`] }, [{ type: "text", value: program }]);
  const link = fragment(scenario(block, program));
  // A switch is true: the trees drop an empty one.
  const shown = Object.entries(block.shown).map(([name, value]) => [name, value === "" ? true : value]);
  const own = element("interleave-embed", { link, ...Object.fromEntries(shown) }, [element("pre", {}, [code])]);
  // React loads such a script once, on whichever page a reader comes to first.
  const script = address ? [element("script", { async: true, src: address }, [])] : [];
  return { type: "interleave", data: { hName: "div", hProperties: { className: ["interleave"] }, hChildren: [...script, own] } };
}

const element = (tagName, properties, children) => ({ type: "element", tagName, properties, children });
