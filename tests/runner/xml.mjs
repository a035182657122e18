// The little XML that test runners write: elements, attributes, text and CDATA. No DTD, no entities
// but the five of XML and character references.

const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text) {
  return text.replace(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);/gi, (whole, entity) => {
    if (entity.startsWith("#x")) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
    if (entity.startsWith("#")) return String.fromCodePoint(Number.parseInt(entity.slice(1), 10));
    return named[entity] ?? whole;
  });
}

function attributes_of(text) {
  const attributes = {};
  for (const [, name, double, single] of text.matchAll(
    /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    attributes[name] = decoded(double ?? single);
  }
  return attributes;
}

const xml_token = new RegExp(
  [
    /<!\[CDATA\[([\s\S]*?)\]\]>/,
    /<!--[\s\S]*?-->/,
    /<\?[\s\S]*?\?>/,
    /<\/([\w:.-]+)\s*>/,
    /<([\w:.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/,
    /([^<]+)/,
  ]
    .map((part) => part.source)
    .join("|"),
  "g",
);

/// Returns the root element as {name, attributes, children, text}; throws on broken nesting.
export function parse(source) {
  const root = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  let end = 0;
  for (const match of source.matchAll(xml_token)) {
    if (match.index !== end) throw new Error(`broken XML at character ${end}`);
    end = match.index + match[0].length;
    const top = open[open.length - 1];
    const [, cdata, closing, opening, attributes, empty, text] = match;
    if (cdata !== undefined) top.text += cdata;
    else if (text !== undefined) top.text += decoded(text);
    else if (closing !== undefined) {
      if (closing !== top.name) throw new Error(`</${closing}> closes <${top.name}>`);
      open.pop();
    } else if (opening !== undefined) {
      const element = {
        name: opening,
        attributes: attributes_of(attributes),
        children: [],
        text: "",
      };
      top.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (end !== source.length || open.length !== 1) throw new Error("XML ends too early");
  if (root.children.length !== 1) throw new Error("XML has no root element");
  return root.children[0];
}

/// Text that may stand between tags or in an attribute; characters that XML has not are left out.
export function encoded(text) {
  return String(text)
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c])
    .replace(/\n/g, "&#10;");
}
