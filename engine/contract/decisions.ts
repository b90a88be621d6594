/** What a decision does to money. */

/** Lowest cash of two years with a decision and without. */
export type DecisionCash = {
  /** first day forecast */
  from: string;
  /** the decision's money that falls outside the two years */
  left_out: string;
  lowest: { date: string; amount: string } | null;
  lowest_without: { date: string; amount: string } | null;
  probability_below_minimum: number | null;
  probability_below_minimum_without: number | null;
};

/** One way to have a thing. */
export type EquipmentWay = {
  name: string;
  kind: "buy" | "loan" | "lease";
  /** from 1, the cheapest in today's money */
  rank: number | null;
  /** what goes out for having it, less what a lender gives; before it is sold */
  paid: string;
  /** what it costs in today's money, and the same amount each month */
  cost_today: string;
  cost_a_month: string;
  /** uses a month from which it pays; null with a reason */
  break_even_uses: number | null;
  reason: string | null;
  /** with the uses that are planned, in today's money */
  worth_today: string;
  /** the deepest month of its own money */
  trough: { month: string; amount: string } | null;
  paid_back: string | null;
  flows: { date: string; what: string; amount: string }[];
  /** in the practice's own cash, where it was asked */
  cash?: DecisionCash | null;
};

/** Buy, lease or borrow. */
export type EquipmentChoice = {
  name: string;
  starts: string;
  months: number;
  discount_rate: number;
  uses_a_month: number;
  ways: EquipmentWay[];
  notes: string[];
};

export type HireMonth = {
  month: string;
  visits: number;
  billed: string;
  received: string;
  costs: string;
  net: string;
  /** of all months so far */
  sum: string;
};

/** Somebody to hire, by month. */
export type HirePlan = {
  name: string;
  starts: string;
  /** the day from which payers pay */
  effective: string;
  collected_a_visit: string;
  months: HireMonth[];
  trough: { month: string; amount: string } | null;
  /** the month from which every month brings in more than it costs */
  earning_from: string | null;
  /** the month from which all of it together does */
  paid_back: string | null;
  break_even_visits: number | null;
  fixed_a_month: string;
  notes: string[];
  /** in the practice's own cash, where it was asked */
  cash?: DecisionCash | null;
};
