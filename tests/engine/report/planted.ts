/**
 * A small practice of twenty months, lived day by day from a seed, into which anomalies are planted:
 * three providers, two places, three payers. What is planted is the only thing that is out of the way.
 */
import { Random } from "../../../datasets/generate/random.ts";
import { addDays, monthOf, weekday } from "../../../engine/calendar.ts";
import { ledgerFile, type Entry } from "../../pitfalls/rows.ts";

export const FIRST = "2025-01-01";
export const LAST = "2026-08-31";

/** What is done to a service before it is written down; null where it never was. */
export type Plant = (service: Service) => Partial<Service> | null;

export type Service = {
  id: string;
  day: string;
  provider: string;
  location: string;
  payer: string;
  charge: number;
  /** what the contract lets us keep */
  allowed: number;
  paid: number;
  /** given up though no contract asked for it */
  courtesy: number;
  isNoShow: boolean;
  /** days until it was entered */
  lag: number;
};

const PROVIDERS = ["Ash", "Birch", "Cedar"];
const LOCATIONS = ["North", "South"];
const PAYERS = ["Aetna", "Cigna", "Medicare"];

/** Eight services on each Monday to Friday. */
export function servicesOf(seed: number, plant: Plant): Service[] {
  const chance = new Random(seed, "planted");
  const services: Service[] = [];
  for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
    if (weekday(day) > 5) continue;
    for (let i = 0; i < 8; i++) {
      const charge = chance.whole(90, 110);
      const allowed = Math.round(charge * 0.75);
      const courtesy = chance.chance(0.1) ? chance.whole(1, 6) : 0;
      const usual: Service = {
        id: `${day}-${i}`,
        day,
        provider: PROVIDERS[chance.weighted([4, 3, 3])]!,
        location: LOCATIONS[chance.weighted([3, 2])]!,
        payer: PAYERS[chance.weighted([4, 3, 3])]!,
        charge,
        allowed,
        paid: allowed - courtesy,
        courtesy,
        isNoShow: chance.chance(0.06),
        lag: 0,
      };
      const planted = plant(usual);
      if (planted) services.push({ ...usual, ...planted });
    }
  }
  return services;
}

/** The billing and the schedule of some services: two files of our templates. */
export function filesOf(services: readonly Service[]): string[] {
  const entries = services
    .filter(({ isNoShow }) => !isNoShow)
    .flatMap((each): Entry[] => {
      const { id, day, provider, location, payer } = each;
      const post = addDays(day, each.lag);
      const of = { charge: id, patient: id, provider, location, payer, dos: day, post };
      const contractual = each.charge - each.allowed;
      return [
        { ...of, type: "charge", amount: each.charge },
        { ...of, type: "payment", amount: -each.paid },
        { ...of, type: "adjustment", amount: -contractual, reason: "contractual" },
        ...(each.courtesy > 0
          ? [{ ...of, type: "adjustment", amount: -each.courtesy, reason: "courtesy" }]
          : []),
      ];
    });
  const visits = services.map(
    ({ id, day, provider, location, isNoShow }) =>
      `${id},${provider},${location},${day} 09:00,${isNoShow ? "no_show" : "completed"}`,
  );
  return [
    ledgerFile(entries),
    `appointment_id,provider,location,start,status\n${visits.join("\n")}\n`,
  ];
}

/** The services of one month. */
export const ofMonth = (services: readonly Service[], month: string): Service[] =>
  services.filter(({ day }) => monthOf(day) === month);
