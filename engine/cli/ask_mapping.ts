/** Asks at the terminal what the columns of a file are, one question after the other. */
import type { Mapping, MappingDraft } from "../contract.ts";
import { BadMapping, parseMapping } from "../intake/mapping/mapping.ts";
import { Cancelled, type Choice, type Questions } from "./questions.ts";

/** @returns null where the person changed her mind */
export async function askMapping(
  first: MappingDraft,
  redraft: (template: string) => Promise<MappingDraft>,
  questions: Questions,
): Promise<Mapping | null> {
  try {
    return await ask(first, redraft, questions);
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}

async function ask(
  first: MappingDraft,
  redraft: (template: string) => Promise<MappingDraft>,
  questions: Questions,
): Promise<Mapping> {
  const template = await questions.choose(
    "What does this file hold?",
    first.templates.map(({ id, title }) => ({ value: id, label: title })),
    first.mapping.template,
  );
  const draft = template === first.mapping.template ? first : await redraft(template);
  const mapping = structuredClone(draft.mapping);
  await askColumns(draft, mapping, questions);
  if (mapping.days === null && draft.day_orders.length > 0) {
    mapping.days = await questions.choose(
      "How are dates written?",
      draft.day_orders.map(({ pattern, says, example, read_as }) => ({
        value: pattern,
        label: `${says}: ${example} is ${read_as}`,
      })),
      draft.day_orders[0]!.pattern,
    );
  }
  if (mapping.signs !== null) {
    mapping.signs = await questions.choose<"own" | "effect">(
      "How are amounts signed?",
      [
        { value: "own", label: "a payment is positive, like a charge" },
        { value: "effect", label: "a payment is negative: it lowers what is owed" },
      ],
      mapping.signs,
    );
  }
  for (const field of draft.fields) {
    if (field.kind === "word" && field.field in mapping.columns) {
      await askWords(draft, mapping, field, questions);
    }
  }
  mapping.title = await questions.text("What do you call this export?", mapping.title);
  mapping.id = await questions.text("A short name for the file that keeps this", mapping.id, (id) =>
    faultOf({ ...mapping, id }),
  );
  return mapping;
}

type Field = MappingDraft["fields"][number];

async function askColumns(
  draft: MappingDraft,
  mapping: Mapping,
  questions: Questions,
): Promise<void> {
  const known = draft.fields.filter(({ field }) => field in mapping.columns);
  questions.note(
    known.map(({ field, name }) => `${name.padEnd(18)} ← ${shown(draft, mapping.columns[field]!)}`),
    "Columns we think we know",
  );
  const isRight = known.length === 0 || (await questions.yes("Are they right?"));
  for (const field of draft.fields) {
    const isKnown = field.field in mapping.columns;
    if (isKnown ? !isRight : field.needed !== "no") {
      await askColumn(draft, mapping, field, questions);
    }
  }
  const others = draft.fields.filter(
    ({ field, needed }) => needed === "no" && !(field in mapping.columns),
  );
  if (others.length === 0) return;
  questions.tell(others.map(({ name, costs }) => `without ${name}: ${costs}`));
  if (await questions.yes("Name columns for some of these?", false)) {
    for (const field of others) await askColumn(draft, mapping, field, questions);
  }
}

const NONE = "\u0000none";
const FIXED = "\u0000fixed";

async function askColumn(
  draft: MappingDraft,
  mapping: Mapping,
  field: Field,
  questions: Questions,
): Promise<void> {
  const choices: Choice<string>[] = draft.columns.map(({ name, samples }) => ({
    value: name,
    label: name,
    hint: samples.join(" · "),
  }));
  choices.push({ value: FIXED, label: "one value for every row" });
  if (field.needed === "no") choices.push({ value: NONE, label: "none", hint: field.costs });
  const column = await questions.choose(
    `${field.name}: ${field.holds}`,
    choices,
    mapping.columns[field.field] ?? (field.needed === "no" ? NONE : choices[0]!.value),
  );
  delete mapping.columns[field.field];
  delete mapping.fixed[field.field];
  if (column === FIXED) mapping.fixed[field.field] = await askValue(field, questions);
  else if (column !== NONE) mapping.columns[field.field] = column;
}

const askValue = ({ words }: Field, questions: Questions): Promise<string> =>
  words.length > 0
    ? questions.choose(
        "Which?",
        words.map((word) => ({ value: word, label: word })),
        words[0]!,
      )
    : questions.text("Which?");

async function askWords(
  draft: MappingDraft,
  mapping: Mapping,
  field: Field,
  questions: Questions,
): Promise<void> {
  const column = draft.columns.find(({ name }) => name === mapping.columns[field.field]);
  const known = (mapping.words[field.field] ??= {});
  for (const word of column?.words ?? []) {
    if (known[word] !== undefined) continue;
    const meaning = await questions.choose(
      `${field.name} "${word}" means`,
      [
        ...field.words.map((ours) => ({ value: ours, label: ours })),
        { value: NONE, label: "I do not know: its rows are held back until somebody does" },
      ],
      NONE,
    );
    if (meaning !== NONE) known[word] = meaning;
  }
}

const shown = (draft: MappingDraft, column: string): string => {
  const samples = draft.columns.find(({ name }) => name === column)?.samples ?? [];
  return `${column}   (${samples.join(" · ")})`;
};

function faultOf(mapping: Mapping): string | undefined {
  try {
    parseMapping(mapping);
    return undefined;
  } catch (error) {
    if (error instanceof BadMapping) return error.message;
    throw error;
  }
}
