/**
 * Ways of writing a day that cannot be mistaken for another day, whatever way the rest of a file keeps
 * to: read too, after the file's own way, and told.
 */

const NAMED = ["%b %d %Y", "%b %d, %Y", "%B %d %Y", "%B %d, %Y", "%d-%b-%Y", "%d %b %Y"];
const TIMES = [" %H:%M:%S", " %H:%M", " %I:%M:%S %p", " %I:%M %p"];
const ISO = "%Y-%m-%d";

/**
 * Patterns to try, the file's own first. Patterns that are no plain day stand alone.
 *
 * @param own  the patterns of the file
 * @param day  the way its days are written
 */
export function withLooseDays(own: readonly string[], day: string | undefined): readonly string[] {
  if (day === undefined || !day.includes("%d") || day.includes("%H")) return own;
  const days = day === ISO ? [ISO] : [day, ISO];
  const timed = days.flatMap((each) => TIMES.map((time) => each + time));
  return [...new Set([...own, ...days, ...NAMED, ...timed, `${ISO}T%H:%M:%S`, `${ISO}T%H:%M:%SZ`])];
}
