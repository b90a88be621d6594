/** Splits CSV text into records, quotes and line breaks inside quotes included. Knows nothing of what wrote it. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ",") {
      record.push(field);
      field = "";
    } else if (character === "\n") {
      record.push(field.endsWith("\r") ? field.slice(0, -1) : field);
      records.push(record);
      record = [];
      field = "";
    } else field += character;
  }
  if (field !== "" || record.length > 0) records.push([...record, field]);
  return records;
}

/** Records by column name, from the row that begins with `first`. */
export function table(records: readonly string[][], first: string): Record<string, string>[] {
  const at = records.findIndex((record) => record[0] === first);
  const header = records[at]!;
  return records
    .slice(at + 1)
    .map((record) => Object.fromEntries(header.map((name, i) => [name, record[i] ?? ""])));
}

/** Whole cents of `-1234.50`, `1,234.50` or `$1,234.50`. */
export function cents(text: string): number {
  const digits = text.replace(/[$,]/g, "");
  if (!/^-?\d+\.\d\d$/.test(digits)) throw new Error(`not money: "${text}"`);
  return Number(digits.replace(".", ""));
}

/** `-1234.50` of whole cents. */
export function money(amount: number): string {
  const text = String(Math.abs(amount)).padStart(3, "0");
  return `${amount < 0 ? "-" : ""}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** `2026-10-31` of `10/31/2026`. */
export const isoDay = (us: string): string =>
  `${us.slice(6, 10)}-${us.slice(0, 2)}-${us.slice(3, 5)}`;

/** Days since 1970 of `2026-10-31`. */
export const dayCount = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
