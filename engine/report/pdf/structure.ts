/**
 * What a page says to a screen reader: headings, paragraphs, tables with their headers, figures in words.
 * A definition is walked before it is laid out; each text and drawing is given the element it belongs to,
 * and whatever has none (lines, running heads, a watermark) is decoration.
 * Source: ISO 32000-1, 14.7 and 14.8 (logical structure, tagged PDF).
 */
import type { Content, ContentSvg, TableCell, TDocumentDefinitions } from "pdfmake/interfaces.js";

export type Role =
  | "Document"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "Table"
  | "Caption"
  | "TR"
  | "TH"
  | "TD"
  | "Figure"
  | "TOC"
  | "TOCI";

export type Element = {
  role: Role;
  children: Element[];
  /** in words, of a figure */
  alt?: string;
  scope?: "Row" | "Column";
  /** said once, though it is printed again on each page that its table runs over */
  once?: boolean;
  /** where a heading is listed */
  listed?: Element;
  /** what was drawn of it, as the writer of the file knows it */
  drawn: unknown[];
};

type Node = {
  /** what a drawing shows, in words */
  alt?: string;
  tag?: Element;
  [name: string]: unknown;
};

/** @returns the definition with each text and drawing naming its element, and the elements as a tree */
export function structured(definition: TDocumentDefinitions): {
  definition: TDocumentDefinitions;
  root: Element;
} {
  const root = elementOf("Document");
  const toc = elementOf("TOC");
  const content = walked(definition.content, { into: root, toc, once: false });
  return { definition: { ...definition, content }, root };
}

/** A drawing with what it shows in words. */
export type Drawing = ContentSvg & { alt: string };

type Place = { into: Element; toc: Element; once: boolean };

function walked(content: Content, place: Place): Content {
  if (Array.isArray(content)) return content.map((each: Content) => walked(each, place));
  if (typeof content === "string") return textNode({ text: content }, place);
  const node = content as unknown as Node;
  const inside = (name: string): Content =>
    ({ ...node, [name]: walked(node[name] as Content, place) }) as unknown as Content;
  if ("text" in node) return textNode(node, place);
  if ("stack" in node) return inside("stack");
  if ("columns" in node) return inside("columns");
  if ("table" in node) return tableNode(node, place);
  if ("svg" in node) {
    const tag = added(place, "Figure", { alt: node.alt ?? "" });
    return { ...node, tag } as unknown as Content;
  }
  if ("toc" in node) {
    const { title, ...rest } = node.toc as { title: Content };
    const heading = walked(title, place);
    place.into.children.push(place.toc);
    return { ...node, toc: { ...rest, title: heading } } as unknown as Content;
  }
  return content;
}

const HEADINGS: Record<number, Role> = { 1: "H1", 2: "H2", 3: "H3" };

/** A text must be in parts for its parts to carry more than letters. */
function textNode(node: Node, { into, toc, once }: Place): Content {
  const text = String(node["text"]);
  const role = HEADINGS[Number(node["headlineLevel"])];
  const isCell = role === undefined && ["TH", "TD", "Caption"].includes(into.role);
  const tag = isCell ? into : added({ into, toc, once }, role ?? "P", {});
  if (node["tocItem"]) {
    tag.listed = elementOf("TOCI");
    toc.children.push(tag.listed);
  }
  return {
    ...node,
    ...(node["outline"] ? { outlineText: text } : {}),
    text: [{ text, tag }],
  } as unknown as Content;
}

/** A head of one cell over all columns is the caption; the cells of a head are headers, and so is the first of a row. */
function tableNode(node: Node, place: Place): Content {
  const {
    headerRows = 0,
    body,
    ...rest
  } = node["table"] as {
    headerRows?: number;
    body: TableCell[][];
  };
  const table = added(place, "Table", {});
  const rows = body.map((cells, row) => {
    const isHead = row < headerRows;
    const [first] = cells as unknown as Node[];
    if (isHead && Number(first?.["colSpan"] ?? 1) === cells.length && cells.length > 1) {
      const caption = added({ ...place, into: table }, "Caption", { once: true });
      return [
        walked(cells[0] as Content, { ...place, into: caption, once: true }),
        ...cells.slice(1),
      ];
    }
    const line = added({ ...place, into: table }, "TR", {});
    return cells.map((cell, column) => {
      // what only carries lines to the margin
      if (cell === "" && column === cells.length - 1) return cell;
      const isHeader = isHead || (headerRows > 0 && column === 0);
      const into = added({ ...place, into: line }, isHeader ? "TH" : "TD", {
        once: isHead,
        ...(isHeader ? { scope: isHead ? ("Column" as const) : ("Row" as const) } : {}),
      });
      return walked(cell as Content, { ...place, into, once: isHead });
    });
  });
  return { ...node, table: { ...rest, headerRows, body: rows } } as unknown as Content;
}

function added({ into, once }: Place, role: Role, more: Partial<Element>): Element {
  const element = { ...elementOf(role), once, ...more };
  into.children.push(element);
  return element;
}

const elementOf = (role: Role): Element => ({ role, children: [], drawn: [] });
