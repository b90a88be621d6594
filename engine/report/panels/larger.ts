/** The larger of two amounts of money. */
import { cents } from "../../money.ts";

export const larger = (a: string, b: string): string => (cents(b) > cents(a) ? b : a);
