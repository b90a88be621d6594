/** A CSV field, quoted where it must be. */
export const field = (text: string): string => (/[",\n\r]/.test(text) ? quoted(text) : text);

/** A CSV field in quotes whatever it holds. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
