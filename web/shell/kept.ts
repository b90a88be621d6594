/** What this browser keeps for this reader: their eyes and hands, never figures or choices. */
type Name = "theme" | "keys";

export function read(name: Name): string | null {
  try {
    return window.localStorage.getItem(`sound-practice.${name}`);
  } catch {
    return null; // a browser may refuse to keep anything
  }
}

export function write(name: Name, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(`sound-practice.${name}`);
    else window.localStorage.setItem(`sound-practice.${name}`, value);
  } catch {
    // then it holds until the page is closed
  }
}
