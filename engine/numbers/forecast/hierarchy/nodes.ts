/** Amounts of all levels by segment: everything, each payer, each location, each payer at each location. */

/** Cents by node and segment; a part is a payer at a location, at `payer * locations + location`. */
export type Nodes = { all: number[]; payer: number[][]; location: number[][]; part: number[][] };

/** The levels below all receipts. */
export type Level = Exclude<keyof Nodes, "all">;
export const LEVELS: readonly Level[] = ["payer", "location", "part"];

/** Wholes as sums of their parts. @param locations  how many there are, at least one */
export function summed(part: number[][], locations: number): Nodes {
  const add = (chosen: readonly (readonly number[])[]): number[] =>
    part[0]!.map((_, segment) => chosen.reduce((sum, cents) => sum + cents[segment]!, 0));
  return {
    all: add(part),
    payer: Array.from({ length: part.length / locations }, (_, payer) =>
      add(part.slice(payer * locations, (payer + 1) * locations)),
    ),
    location: Array.from({ length: locations }, (_, at) =>
      add(part.filter((__, i) => i % locations === at)),
    ),
    part,
  };
}

/** The nodes of a level, all receipts being a level of one. */
export const nodesOf = (nodes: Nodes, level: keyof Nodes): number[][] =>
  level === "all" ? [nodes.all] : nodes[level];
