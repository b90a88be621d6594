/**
 * What crosses the border: types only, shared by the command line, the API, the web app and the
 * notebooks. Keys are snake_case because they are the JSON that people script against. Money is a
 * decimal text, a rate a number from 0 to 1, a day `YYYY-MM-DD`, a month `YYYY-MM`, unknown null.
 */
export type * from "./contract/benchmarks.ts";
export type * from "./contract/budget.ts";
export type * from "./contract/cash.ts";
export type * from "./contract/decisions.ts";
export type * from "./contract/explanations.ts";
export type * from "./contract/figures.ts";
export type * from "./contract/imports.ts";
export type * from "./contract/lending.ts";
export type * from "./contract/owners.ts";
export type * from "./contract/packs.ts";
export type * from "./contract/page_name.ts";
export type * from "./contract/pages.ts";
export type * from "./contract/panels.ts";
export type * from "./contract/plan.ts";
export type * from "./contract/proof.ts";
export type * from "./contract/receipts.ts";
export type * from "./contract/statements.ts";
export type * from "./contract/targets.ts";
