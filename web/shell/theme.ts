/** Light or dark: as the system says, until the reader says otherwise. */
import { read, write } from "./kept.ts";

export type Theme = "system" | "light" | "dark";

export const theme = (): Theme => {
  const kept = read("theme");
  return kept === "light" || kept === "dark" ? kept : "system";
};

export function setTheme(chosen: Theme): void {
  write("theme", chosen === "system" ? null : chosen);
  showTheme();
}

export function showTheme(): void {
  const chosen = theme();
  if (chosen === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = chosen;
}
