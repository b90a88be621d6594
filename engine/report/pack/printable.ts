/** The letters the fonts lack, in words. */
export const printable = (text: string): string =>
  text
    .replaceAll("▲", "up")
    .replaceAll("▼", "down")
    .replaceAll("✓", "yes:")
    .replaceAll("✗", "no:")
    .replaceAll("→", "to")
    .replaceAll("◆", "");
