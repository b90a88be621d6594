/** How often tests with chance in them are repeated: DEPTH=10 for a night, 1 for every day. */
export const DEPTH = Number(process.env["DEPTH"] ?? 1);
