/** Keys that do what a link or a button beside them does. They never fire where somebody types. */
import { read, write } from "./kept.ts";

export type Keys = Record<string, () => void>;

/** What the list of keys says. */
export const KEYS: readonly (readonly [string, string])[] = [
  ["/", "find a page or a number"],
  [
    "g then o c v w p l t q b y m n d",
    "go to Overview, Collections, Visits, Operations, People, Compliance, Technology, Quality, Budget, Plan, Cash, Lending, Data",
  ],
  ["g then i", "bring in files"],
  ["p", "choose the period"],
  ["[ and ]", "the period before and after"],
  ["c", "choose what to compare with"],
  ["f", "choose providers; Tab goes on to payers and locations"],
  ["t", "open what stands behind the number in focus, or the first on the page"],
  ["v", "charts as tables, and back"],
  ["e", "export the panel in focus, or the first on the page"],
  ["?", "this list"],
  ["Esc", "close what is open"],
];

export const keysAreOn = (): boolean => read("keys") !== "off";
export const turnKeys = (on: boolean): void => write("keys", on ? null : "off");

/** A handler for keydown; a key may be two in a row, as "g o". */
export function shortcuts(keys: Keys): (event: KeyboardEvent) => void {
  let before = "";
  return (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const isTyping = target?.closest("input, textarea, select, [contenteditable]") != null;
    const isModal = document.querySelector("dialog[open]") !== null;
    if (isTyping || isModal || event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) {
      before = "";
      return;
    }
    const key = before === "g" ? `g ${event.key}` : event.key;
    before = event.key === "g" && before !== "g" ? "g" : "";
    const act = keys[key];
    if (!act) return;
    event.preventDefault();
    act();
  };
}
