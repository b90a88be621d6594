/** Counts by month and name. */
export class Counter {
  readonly #months: Map<string, number>[];

  constructor(months: number) {
    this.#months = Array.from({ length: months }, () => new Map<string, number>());
  }

  add(month: number, name: string, amount: number): void {
    if (amount === 0) return;
    const counts = this.#months[month]!;
    counts.set(name, (counts.get(name) ?? 0) + amount);
  }

  of(month: number, name: string): number {
    return this.#months[month]!.get(name) ?? 0;
  }

  /** All counts whose name begins so, by the rest of the name, in order. */
  under(month: number, prefix: string): Record<string, number> {
    const found = [...this.#months[month]!]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, count]) => [name.slice(prefix.length), count] as const);
    return Object.fromEntries(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
}
