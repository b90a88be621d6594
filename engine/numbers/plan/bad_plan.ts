/** What was asked of a plan cannot be done; says why, and what to do instead. */
export class BadPlan extends Error {
  override name = "BadPlan";
}
