/**
 * A layout that the manager has described once: which of her columns is which of our fields, how its
 * days and amounts are written, what its words mean. It is kept as a file of the practice and read like
 * any other format.
 */
import type { Mapping } from "../../contract.ts";
import { headerKey, type Format } from "../format.ts";
import { FORMATS } from "../formats/index.ts";
import { DAY_PATTERNS, momentPatterns } from "./days.ts";
import { fieldsOf, TEMPLATES } from "./fields.ts";

/** A mapping that cannot be used, with everything that is wrong with it. */
export class BadMapping extends Error {
  override name = "BadMapping";
}

/** The template that a mapping leads to. */
export const templateOf = (id: string): Format | undefined =>
  TEMPLATES.find((template) => template.id === id);

/** A mapping as a format, to be recognised and read like every other. */
export function formatOf(mapping: Mapping): Format {
  const template = templateOf(mapping.template)!;
  const words = template.words as Record<string, Record<string, string>>;
  const read = Object.entries(mapping.words).map(([field, theirs]) => [
    field,
    { ...words[field], ...lowerKeys(theirs) },
  ]);
  return {
    id: mapping.id,
    title: mapping.title,
    evidence: "described by the practice",
    feed: template.feed,
    columns: mapping.columns,
    header: mapping.header,
    required: template.required.filter((field) => !(field in mapping.fixed)),
    days: mapping.days === null ? [] : [mapping.days],
    moments: mapping.days === null ? [] : momentPatterns(mapping.days),
    ...(mapping.signs === null ? {} : { signs: mapping.signs }),
    words: { ...words, ...Object.fromEntries(read) },
    fixed: mapping.fixed,
    ...(mapping.nulls ? { nulls: mapping.nulls.map((each) => each.toLowerCase()) } : {}),
    ...(mapping.decimal_comma ? { decimalComma: numbersOf(template) } : {}),
  };
}

/** The fields of a template that hold numbers. */
const numbersOf = (template: Format): Format["decimalComma"] & {} =>
  fieldsOf(template).flatMap(({ field, kind }) =>
    kind === "money" || kind === "number" ? [field as never] : [],
  );

/**
 * A mapping from the text of its file.
 *
 * @throws {BadMapping} with every fault
 */
export function parseMapping(given: unknown): Mapping {
  const faults: string[] = [];
  const object = isObject(given) ? given : {};
  if (!isObject(given)) faults.push("it is no object");
  const mapping: Mapping = {
    id: text(object["id"]),
    title: text(object["title"]),
    template: text(object["template"]),
    header: Array.isArray(object["header"]) ? object["header"].map(text) : [],
    columns: texts(object["columns"]),
    fixed: texts(object["fixed"]),
    days: typeof object["days"] === "string" ? object["days"] : null,
    signs: object["signs"] === "own" || object["signs"] === "effect" ? object["signs"] : null,
    words: isObject(object["words"])
      ? Object.fromEntries(
          Object.entries(object["words"]).map(([key, value]) => [key, texts(value)]),
        )
      : {},
    ...(Array.isArray(object["nulls"]) ? { nulls: object["nulls"].map(text) } : {}),
    ...(object["decimal_comma"] === true ? { decimal_comma: true } : {}),
  };
  faults.push(...faultsOf(mapping));
  if (faults.length > 0) throw new BadMapping(`the mapping cannot be used: ${faults.join("; ")}`);
  return mapping;
}

function faultsOf(mapping: Mapping): string[] {
  const faults: string[] = [];
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(mapping.id)) {
    faults.push(`id "${mapping.id}" must be small letters, digits and hyphens`);
  }
  if (FORMATS.some(({ id }) => id === mapping.id)) {
    faults.push(`id "${mapping.id}" is the name of a layout we know already`);
  }
  if (mapping.title === "") faults.push("title is missing");
  const template = templateOf(mapping.template);
  if (!template) {
    faults.push(
      `template "${mapping.template}" must be one of ${TEMPLATES.map(({ id }) => id).join(", ")}`,
    );
    return faults;
  }
  const fields = fieldsOf(template);
  const names = mapping.header.map(headerKey);
  for (const [field, column] of Object.entries(mapping.columns)) {
    if (!fields.some((each) => each.field === field)) faults.push(`there is no field "${field}"`);
    if (!names.includes(headerKey(column))) faults.push(`there is no column "${column}"`);
  }
  const used = Object.values(mapping.columns).map(headerKey);
  const twice = used.find((column, i) => used.indexOf(column) < i);
  if (twice !== undefined) faults.push(`column "${twice}" is given to two fields`);
  for (const field of template.required as readonly string[]) {
    if (!(field in mapping.columns) && !(field in mapping.fixed)) {
      faults.push(`"${field}" cannot be done without: name its column, or one value for all rows`);
    }
  }
  const isDated = fields.some(
    ({ field, kind }) => (kind === "day" || kind === "moment") && field in mapping.columns,
  );
  if (isDated && mapping.days === null) faults.push("days is missing: how its dates are written");
  if (mapping.days !== null && !DAY_PATTERNS.includes(mapping.days)) {
    faults.push(`days "${mapping.days}" must be one of ${DAY_PATTERNS.join(", ")}`);
  }
  for (const [field, theirs] of Object.entries(mapping.words)) {
    const ours = new Set(
      Object.values((template.words as Record<string, Record<string, string>>)[field] ?? {}),
    );
    for (const [word, meaning] of Object.entries(theirs)) {
      if (!ours.has(meaning)) {
        faults.push(
          `"${word}" of ${field} must mean one of ${[...ours].join(", ")}, not "${meaning}"`,
        );
      }
    }
  }
  return faults;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

const texts = (value: unknown): Record<string, string> =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, each]) =>
          text(each) === "" ? [] : [[key, text(each)]],
        ),
      )
    : {};

const lowerKeys = (words: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([word, meaning]) => [word.toLowerCase(), meaning]));
