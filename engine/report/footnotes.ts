/** Notes that somebody wrote beside figures: a marker at the figure, the text beneath the panel. */
import type { Note, NotePlace } from "../contract.ts";
import { dayText } from "../format.ts";

export type Footnotes = {
  /** the marker of a figure; empty where there is no note */
  marker: (of: string) => string;
  /** the texts, each after its marker */
  texts: string[];
};

/** @param ids  the figures of the panel with their titles, in the order they are shown */
export function footnotesOf(
  notes: readonly Note[],
  place: NotePlace,
  period: string,
  ids: readonly { of: string; title: string }[],
): Footnotes {
  const here = ids.flatMap(({ of, title }) => {
    const note = notes.find(
      (each) => each.place === place && each.period === period && each.of === of,
    );
    return note ? [{ of, title, note }] : [];
  });
  return {
    marker: (of) => {
      const at = here.findIndex((each) => each.of === of);
      return at < 0 ? "" : String(at + 1);
    },
    texts: here.map(
      ({ title, note }, i) =>
        `Note ${i + 1}, ${title}: ${note.text} (${dayText(note.made.slice(0, 10))})`,
    ),
  };
}
