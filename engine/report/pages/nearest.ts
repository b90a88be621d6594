/** The name that is most like a mistyped one, or null where none is like it. @example nearest("aetnna", ["Aetna", "Cigna"]) // => "Aetna" */
export function nearest(name: string, names: readonly string[]): string | null {
  const limit = Math.max(2, Math.floor(name.length / 3));
  let best: { name: string; distance: number } | null = null;
  for (const each of names) {
    const distance = edits(name.toLowerCase(), each.toLowerCase());
    if (distance <= limit && (!best || distance < best.distance)) best = { name: each, distance };
  }
  return best?.name ?? null;
}

/** Letters to add, drop or change. @source Levenshtein 1966 */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
