/** What budgets with months as columns have in common: each month of an account becomes a row of the plan. */
import type { Contents, Held, Reading, ReadOptions } from "../contents.ts";
import type { Ignored } from "../scan.ts";
import { Tables } from "../tables.ts";

/** The months one record plans for an account; amounts as they stand, none where a cell is empty. */
export type Year = {
  line: number;
  account: string;
  class: string | null;
  /** by month, `YYYY-MM` */
  amounts: readonly (readonly [month: string, amount: string])[];
};

const BY_MONTH: Reading = { days: ["%Y-%m"], moments: [], words: {} };

/** Gathers the plan of a file; every month of an account counts as a row read. */
export class Plan {
  readonly #version: string;
  readonly #tables: Tables;
  readonly #held: Held[] = [];
  readonly #ignored: Partial<Record<Ignored, number>> = {};
  #rows = 0;

  /** @param version  what the plan is called, apart from others for the same months */
  constructor(version: string, options: ReadOptions) {
    this.#version = version;
    this.#tables = new Tables(options.scratch, ["budget"], { budget: BY_MONTH });
  }

  add({ line, account, class: of, amounts }: Year): void {
    const planned = amounts.filter(([, amount]) => amount !== "");
    if (planned.length === 0) return this.ignore("blank");
    for (const [month, amount] of planned) {
      this.#tables.add("budget", line, {
        version: this.#version,
        month,
        line: null,
        payer: null,
        amount,
        behaviour: null,
        account,
        class: of,
      });
      this.#rows++;
    }
    this.#tables.flush();
  }

  ignore(as: Ignored): void {
    this.#ignored[as] = (this.#ignored[as] ?? 0) + 1;
  }

  hold(held: Held): void {
    this.#held.push(held);
  }

  contents(format: Contents["format"]): Contents {
    const others = Object.values(this.#ignored).reduce((sum, each) => sum + each, 0);
    return {
      format,
      asOf: null,
      loads: this.#tables.close(),
      read: this.#rows + this.#held.length + others,
      rows: this.#rows,
      ignored: this.#ignored,
      held: this.#held,
      columns: null,
      printed: [],
      findings: [],
    };
  }
}
