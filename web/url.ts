/**
 * The address is the state: what somebody sees is what its link says. Only what was chosen stands in
 * it, always in one order, so that equal views have equal links. This file alone touches the address bar.
 */
import { createSubscriber } from "svelte/reactivity";
import type {
  Assumable,
  BridgeOrder,
  Compare,
  Dimension,
  PageName,
  PartsLink,
  SourceLink,
  TraceLink,
} from "../engine/contract.ts";

export const PAGES: readonly PageName[] = [
  "overview",
  "collections",
  "visits",
  "operations",
  "people",
  "compliance",
  "technology",
  "quality",
  "budget",
  "plan",
  "cash",
  "lending",
  "reports",
  "data",
];
export const DIMENSIONS: readonly Dimension[] = ["provider", "payer", "location"];

/** What can be assumed of cash, in the order in which it is written. */
const ASSUMABLE: readonly Assumable[] = ["volume", "delay", "payroll", "once", "minimum"];

/** What is assumed by its name, as it is written; a name we do not know is for the server to refuse. */
export type Assume = Readonly<Record<string, string>>;
/** The one that nobody has to choose first. */
export const ORDERS: readonly BridgeOrder[] = ["sequential", "shapley", "lmdi"];

export type Place = PageName | "import";

/** What was chosen; null and the first of two are what nobody has to choose. */
export type Chosen = {
  period: string | null;
  compare: Compare[] | null;
  basis: "service" | "posted";
  flex: boolean;
  order: BridgeOrder;
  /** the plan that is compared with; null for the one in force */
  version: string | null;
  slice: Partial<Record<Dimension, string[]>>;
  known_at: string | null;
};

export type Address = {
  place: Place;
  chosen: Chosen;
  /** what is assumed of cash instead of what is expected; it stays on its page */
  assume: Assume;
  /** every chart as its table */
  table: boolean;
  /** the figure whose parts are open: of a step, or of all of them */
  parts: PartsLink | null;
  /** the figure that is open */
  trace: TraceLink | null;
  /** the line of a file that is open */
  line: SourceLink | null;
  /** the year and version of the plan that is open, as `FY2027/2027` */
  plan?: string;
};

export const NOTHING_CHOSEN: Chosen = {
  period: null,
  compare: null,
  basis: "service",
  flex: false,
  order: "sequential",
  version: null,
  slice: {},
  known_at: null,
};

/** @example parse("/visits", "?payer=Aetna,Cigna").chosen.slice // => { payer: ["Aetna", "Cigna"] } */
export function parse(path: string, search: string): Address {
  const given = new URLSearchParams(search);
  const name = path.split("/")[1] ?? "";
  const slice: Chosen["slice"] = {};
  for (const dimension of DIMENSIONS) {
    const names = splitList(given.get(dimension) ?? "");
    if (names.length > 0) slice[dimension] = names;
  }
  const compare = given.get("compare");
  const place = placeNamed(name);
  const plan = place === "plan" ? given.get("plan") : null;
  const chosen: Chosen = {
    period: given.get("period"),
    compare:
      compare === null
        ? null
        : splitList(compare).filter((each): each is Compare => each !== "none"),
    basis: given.get("basis") === "posted" ? "posted" : "service",
    flex: given.get("flex") === "1",
    order: ORDERS.find((each) => each === given.get("order")) ?? "sequential",
    version: given.get("version"),
    slice,
    known_at: given.get("known_at"),
  };
  return {
    place,
    chosen,
    assume: parseAssume(given.get("assume")),
    table: given.get("view") === "table",
    parts: parseParts(given.get("parts")),
    trace: parseTrace(given.get("trace"), chosen),
    line: parseLine(given.get("line")),
    ...(plan ? { plan } : {}),
  };
}

/** The link to an address; parsing it gives the address back. */
export function hrefOf(address: Address): string {
  const parts = [
    ...queryParts(address.chosen),
    ...(address.place === "cash" ? assumeParts(address.assume) : []),
    ...(address.table ? ["view=table"] : []),
    ...(address.parts ? [`parts=${encode(`${address.parts.panel}@${address.parts.of}`)}`] : []),
    ...(address.trace ? [`trace=${encode(writeTrace(address.trace, address.chosen))}`] : []),
    ...(address.line ? [`line=${address.line.sha256}:${address.line.line}`] : []),
    ...(address.plan && address.place === "plan" ? [`plan=${encode(address.plan)}`] : []),
  ];
  return `/${address.place}${parts.length > 0 ? `?${parts.join("&")}` : ""}`;
}

/** What was chosen as the API is asked for it; empty, or begins with "?". */
export function queryOf(chosen: Chosen, ...more: [string, string | null][]): string {
  const added = more.flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encode(value)}`],
  );
  const parts = [...queryParts(chosen), ...added];
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

function queryParts(chosen: Chosen): string[] {
  const { period, compare, basis, flex, order, version, slice, known_at } = chosen;
  return [
    ...(period ? [`period=${encode(period)}`] : []),
    ...(compare ? [`compare=${encode(compare.length > 0 ? compare.join(",") : "none")}`] : []),
    ...(basis === "posted" ? ["basis=posted"] : []),
    ...(flex ? ["flex=1"] : []),
    ...(order === "sequential" ? [] : [`order=${order}`]),
    ...(version ? [`version=${encode(version)}`] : []),
    ...DIMENSIONS.flatMap((dimension) => {
      const names = slice[dimension] ?? [];
      return names.length > 0 ? [`${dimension}=${encode(joinList(names))}`] : [];
    }),
    ...(known_at ? [`known_at=${encode(known_at)}`] : []),
  ];
}

/** What is assumed as the API is asked for it; null for nothing. */
export const assumeText = (assume: Assume): string | null => {
  const known = ASSUMABLE.filter((name) => name in assume);
  const others = Object.keys(assume).filter((name) => !known.some((each) => each === name));
  const names = [...known, ...others];
  return names.length === 0 ? null : names.map((name) => `${name}:${assume[name]}`).join(",");
};

function assumeParts(assume: Assume): string[] {
  const text = assumeText(assume);
  return text === null ? [] : [`assume=${encode(text)}`];
}

const parseAssume = (text: string | null): Assume =>
  Object.fromEntries(
    splitList(text ?? "").map((part) => {
      const [name = "", ...value] = part.split(":");
      return [name, value.join(":")];
    }),
  );

/** A figure as `kpi@period`, then what differs from the page's own choices, as `payer=Aetna`. */
function writeTrace({ kpi, period, slice, category }: TraceLink, chosen: Chosen): string {
  const narrower = DIMENSIONS.flatMap((dimension) => {
    const mine = joinList(slice[dimension] ?? []);
    return mine === joinList(chosen.slice[dimension] ?? []) ? [] : [`${dimension}=${mine}`];
  });
  const parts = [kpi, period, ...narrower, ...(category === null ? [] : [`category=${category}`])];
  return parts.map((part) => part.replaceAll("@", "\\@")).join("@");
}

function parseTrace(text: string | null, chosen: Chosen): TraceLink | null {
  const [kpi, period, ...rest] = (text ?? "")
    .split(/(?<!\\)@/)
    .map((part) => part.replaceAll("\\@", "@"));
  if (!kpi || !period) return null;
  const slice = { ...chosen.slice };
  let category: string | null = null;
  for (const part of rest) {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(part) ?? [];
    const dimension = DIMENSIONS.find((each) => each === name);
    if (name === "category") category = value ?? "";
    else if (dimension && value) slice[dimension] = splitList(value);
    else if (dimension) delete slice[dimension];
  }
  return { kpi, period, slice, category };
}

function parseParts(text: string | null): PartsLink | null {
  const [, panel, of] = /^(\w+)@(\w+)$/.exec(text ?? "") ?? [];
  return panel && of ? { panel, of } : null;
}

function parseLine(text: string | null): SourceLink | null {
  const [, sha256, line] = /^([0-9a-f]{64}):(\d{1,9})$/.exec(text ?? "") ?? [];
  return sha256 && line ? { sha256, line: Number(line) } : null;
}

const placeNamed = (name: string): Place =>
  name === "import" ? name : (PAGES.find((page) => page === name) ?? "overview");

/** A comma in a name is written `\,`. */
const splitList = (text: string): string[] =>
  text
    .split(/(?<!\\),/)
    .map((name) => name.replaceAll("\\,", ",").trim())
    .filter((name) => name !== "");

const joinList = (names: readonly string[]): string =>
  names.map((name) => name.replaceAll(",", "\\,")).join(",");

/** As much as needed and no more, so that links can be read. */
const encode = (text: string): string =>
  encodeURIComponent(text)
    .replaceAll("%20", "+")
    .replace(/%(2C|40|3D|3A|2F)/g, decodeURIComponent);

const changed = createSubscriber((update) => {
  listeners.add(update);
  window.addEventListener("popstate", update);
  return () => {
    listeners.delete(update);
    window.removeEventListener("popstate", update);
  };
});
const listeners = new Set<() => void>();

/** Where we are; whoever reads it is drawn anew when it changes. */
export function address(): Address {
  changed();
  return parse(window.location.pathname, window.location.search);
}

/** Goes to a link of ours. A step that can be taken back, unless it only mends where we are. */
export function go(href: string, { replace = false } = {}): void {
  const here = window.location.pathname + window.location.search;
  if (href === here) return;
  if (replace) window.history.replaceState(null, "", href);
  else window.history.pushState(null, "", href);
  for (const listener of listeners) listener();
}

/** Plain clicks on links of ours go there without loading the document again. */
export function followLinks(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a[href^='/']") : null;
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
  if (!link || !isPlain || event.defaultPrevented || link.hasAttribute("download")) return;
  event.preventDefault();
  go(link.getAttribute("href")!);
}
