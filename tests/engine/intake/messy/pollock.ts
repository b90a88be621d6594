/**
 * The score of the Pollock benchmark (Vitagliano et al., PVLDB 16, 2023), unweighted: for each file
 * whether it was read, and precision, recall and F1 of its header, records and cells; the means of these
 * ten add up to 10 at best.
 */
export type Scored = {
  header: readonly string[];
  rows: readonly (readonly string[])[];
  read: { header: readonly string[]; rows: readonly (readonly string[])[] } | null;
};

export function pollockScore(files: readonly Scored[]): number {
  const scores = files.map(({ header, rows, read }) => {
    if (!read) return 0;
    const record = (row: readonly string[]): string => row.join("\u0000");
    return (
      1 +
      agreement(header, read.header) +
      agreement(rows.map(record), read.rows.map(record)) +
      agreement(rows.flat(), read.rows.flat())
    );
  });
  return scores.reduce((sum, score) => sum + score, 0) / files.length;
}

/** Precision, recall and F1 of what was read, added up: 3 where both are the same, in any order. */
function agreement(wanted: readonly string[], read: readonly string[]): number {
  const left = new Map<string, number>();
  for (const each of wanted) left.set(each, (left.get(each) ?? 0) + 1);
  let right = 0;
  for (const each of read) {
    const more = left.get(each) ?? 0;
    if (more > 0) right++;
    left.set(each, more - 1);
  }
  if (wanted.length === 0 && read.length === 0) return 3;
  if (right === 0) return 0;
  const [precision, recall] = [right / read.length, right / wanted.length];
  return precision + recall + (2 * precision * recall) / (precision + recall);
}
