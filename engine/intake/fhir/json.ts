/** Reaching into JSON that may hold anything: what is not there, or not what it should be, is null. */

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The objects of a list; a single object stands for a list of one. */
export const listOf = (value: unknown): Json[] =>
  (Array.isArray(value) ? value : [value]).filter(isObject);

/** The value at the end of a path; of lists the first element. @example at({ a: [{ b: 1 }] }, "a", "b") // => 1 */
export function at(value: unknown, ...path: string[]): unknown {
  let here = Array.isArray(value) ? (value as unknown[])[0] : value;
  for (const name of path) {
    if (!isObject(here)) return null;
    const next = here[name];
    here = Array.isArray(next) ? (next as unknown[])[0] : next;
  }
  return here ?? null;
}

export function textAt(value: unknown, ...path: string[]): string | null {
  const found = at(value, ...path);
  return typeof found === "string" && found.trim() !== "" ? found.trim() : null;
}
