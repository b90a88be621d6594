import { portion, type BasisPoints, type Cents } from "../cents.ts";
import type { World } from "../world/world.ts";
import type { Employee } from "./staff.ts";

const SOCIAL_SECURITY: BasisPoints = 620;
const MEDICARE: BasisPoints = 145;
/** Federal and state unemployment insurance fall on the first dollars of a year. */
const UNEMPLOYMENT: readonly { rate: BasisPoints; upTo: Cents }[] = [
  { rate: 60, upTo: 700_000 },
  { rate: 270, upTo: 900_000 },
];

/**
 * The employer's taxes on one more piece of somebody's pay in a year. It remembers what came before,
 * because social security and unemployment insurance stop at a limit.
 *
 * @source 26 U.S.C. 3111 and 3301; the wage base from `us_federal_amounts.csv`; the state's rate is invented
 */
export function employerTax(
  world: World,
): (employee: Employee, gross: Cents, year: number) => Cents {
  const earned = new Map<Employee, { year: number; gross: Cents }>();
  return (employee, gross, year) => {
    const known = earned.get(employee);
    const before = known?.year === year ? known.gross : 0;
    earned.set(employee, { year, gross: before + gross });
    const within = (limit: Cents): Cents => Math.max(0, Math.min(limit - before, gross));
    const base = world.federal("social_security_wage_base", year);
    let tax = portion(gross, MEDICARE) + portion(within(base), SOCIAL_SECURITY);
    for (const { rate, upTo } of UNEMPLOYMENT) tax += portion(within(upTo), rate);
    return tax;
  };
}
