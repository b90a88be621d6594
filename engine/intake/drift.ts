/** What became of a layout since it was described: columns renamed, new, gone or elsewhere. */
import type { Finding } from "../contract.ts";
import { headerKey } from "./format.ts";

/** One finding that tells every change, or none. */
export function layoutChanges(
  described: readonly string[],
  header: readonly string[],
  file: string,
): Finding[] {
  const now = header.map(headerKey);
  const then = described.map(headerKey);
  const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");
  const gone = described.filter((name) => !now.includes(headerKey(name)));
  const fresh = header.filter((name) => !then.includes(headerKey(name)));
  const renamed = gone.flatMap((name) => {
    const instead = header[described.indexOf(name)];
    return instead !== undefined && fresh.includes(instead) ? [[name, instead] as const] : [];
  });
  const lost = gone.filter((name) => !renamed.some(([was]) => was === name));
  const added = fresh.filter((name) => !renamed.some(([, is]) => is === name));
  const kept = then.filter((key) => now.includes(key));
  const moved = now.filter((key) => then.includes(key)).join() !== kept.join();
  const changes = [
    ...renamed.map(([was, is]) => `no longer has "${was}" and has "${is}" instead`),
    ...(lost.length > 0 ? [`no longer has ${quoted(lost)}`] : []),
    ...(added.length > 0 ? [`now has ${quoted(added)} too`] : []),
    ...(moved ? ["has its columns in another order"] : []),
  ];
  if (changes.length === 0) return [];
  const onlyMoved = gone.length === 0 && added.length === 0;
  return [
    {
      severity: onlyMoved ? "information" : "look_at",
      check: "LAYOUT_CHANGED",
      message: `${file} is not laid out as it was described: it ${changes.join("; it ")}`,
      file,
      line: null,
      amount: null,
      fix: onlyMoved
        ? "nothing needs to be done: columns are known by their names"
        : "if a column you need has another name now, describe the file anew",
    },
  ];
}
