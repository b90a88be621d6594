/** The pages there are. */
export type PageName =
  | "overview"
  | "collections"
  | "visits"
  | "operations"
  | "people"
  | "compliance"
  | "technology"
  | "quality"
  | "budget"
  | "plan"
  | "cash"
  | "lending"
  | "reports"
  | "data";
