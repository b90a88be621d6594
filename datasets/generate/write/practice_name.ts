/** The name that every export prints. */
export const PRACTICE = "Larkspur Family Medicine";
