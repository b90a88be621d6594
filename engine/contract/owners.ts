/** Who answers for which figures. */

/** A row of `owners.csv`: from a day on, somebody or a role answers for something. */
export type Owner = {
  /** a figure, a family of figures such as `RC`, a panel, a page, or `all`, as it was written */
  of: string;
  /** empty: nobody, from that day on */
  owner: string;
  /** null for always */
  since: string | null;
};

/** A page or a figure, and who answers for it; null where nobody is named. */
export type OwnerAnswer = { of: string; title: string; owner: string | null };
