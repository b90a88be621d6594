/**
 * Writes the structure of a page into the file. The library lays pages out and does not tag what it draws;
 * its writer is told here to say of each thing which element it belongs to. This knows the inside of one
 * version of it, and a test of what readers are told fails when another is put in its place.
 */
import { createRequire } from "node:module";
import type { Element } from "./structure.ts";

/** What is used of the writer of the file. */
type File = {
  page: object;
  markContent(tag: "Artifact"): void;
  markStructureContent(role: string): unknown;
  endMarkedContent(): void;
  struct(role: string, options: object, children: unknown[]): unknown;
  addStructure(element: unknown): void;
};

type Inline = { tag?: Element; linkToDestination: string | null };
type Heading = { text?: readonly { tag?: Element }[] };
type Line = { inlines: readonly Inline[]; _pageNodeRef?: Heading };
type Draw = (this: { pdfDocument: File }, item: never, ...rest: unknown[]) => void;
type Renderer = Record<"renderLine" | "renderSVG" | "renderVector" | "renderWatermark", Draw>;

const { default: library } = createRequire(import.meta.url)("pdfmake/js/Renderer.js") as {
  default: { prototype: Renderer };
};
const renderer = library.prototype;

tagged("renderLine", ({ inlines, _pageNodeRef: heading }: Line) => {
  const [first] = inlines;
  const tag = first?.tag ?? heading?.text?.[0]?.tag;
  // a heading that leads to a page is a line of the list of contents
  return first?.linkToDestination ? tag?.listed : tag;
});
tagged("renderSVG", ({ tag }: { tag?: Element }) => tag);
tagged("renderVector", () => undefined);
tagged("renderWatermark", () => undefined);

/** Has what a method draws belong to the element of its item, or be decoration where it has none. */
function tagged<T>(method: keyof Renderer, elementOf: (item: T) => Element | undefined): void {
  const draw = renderer[method];
  renderer[method] = function (item, ...rest) {
    const file = this.pdfDocument;
    const element = elementOf(item as T);
    if (element && isNew(element, file.page))
      element.drawn.push(file.markStructureContent(element.role));
    else file.markContent("Artifact");
    draw.call(this, item, ...rest);
    file.endMarkedContent();
  };
}

const pages = new WeakMap<Element, object>();

/** Whether it is not said again on a page that only repeats it. */
function isNew(element: Element, page: object): boolean {
  if (!element.once) return true;
  if (!pages.has(element)) pages.set(element, page);
  return pages.get(element) === page;
}

/** Hands the tree of elements to the file, after its pages were drawn. */
export function writeStructure(file: unknown, root: Element): void {
  (file as File).addStructure(written(file as File, root));
}

const written = (file: File, { role, alt, scope, drawn, children }: Element): unknown =>
  file.struct(role, { ...(alt ? { alt } : {}), ...(scope ? { scope } : {}) }, [
    ...drawn,
    ...children.filter(isSaid).map((child) => written(file, child)),
  ]);

/** Cells stay where they are empty, so that the others keep their columns. */
const isSaid = ({ role, drawn, children }: Element): boolean =>
  ["TH", "TD", "TR"].includes(role) || drawn.length > 0 || children.some(isSaid);
