/**
 * A practice is a folder of plain files; only `warehouse/` is derived from the rest. This file
 * knows where things are and what `practice.json` may say.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";

/** Rules a practice may choose; each is printed beside the figures it changes. */
export type Policies = {
  /** months of charges that days in A/R divides by; MGMA and AAFP use three */
  days_in_ar_months: number;
  /** age in months at which a service month counts as collected */
  collection_mature_months: number;
  /** business days after a visit before a missing charge is called unbilled */
  unbilled_after_business_days: number;
  /** days after the service within which a payer takes a claim; contracts differ, see `filing_limits` */
  filing_limit_days: number;
  /** the same for single payers, named as the billing system names them */
  filing_limits: Readonly<Record<string, number>>;
  /** days after the answer within which a payer takes an appeal of a denial: Medicare 120, 42 CFR 405.942 */
  appeal_limit_days: number;
  /** the same for single payers */
  appeal_limits: Readonly<Record<string, number>>;
  /** a charge entered later than so many days after the service is late */
  late_charge_days: number;
  /** what a patient pays within so many days of the service is paid at the visit */
  visit_payment_days: number;
  /** days after a visit within which its note is to be signed */
  sign_within_days: number;
  /** paid hours a week that make one full-time person */
  full_time_weekly_hours: number;
  /** so many answers, visits or other things counted are enough to compare one provider with another */
  enough_to_compare: number;
  /** a benchmark of a year more than so many before the figure's is called old */
  benchmark_years: number;
  /** figures of fewer people or events than this, none at all aside, are withheld from what is shared */
  smallest_shared: number;
  /** days within which an abnormal result is to be followed up, and a referral's report to be back */
  follow_up_days: number;
  referral_days: number;
  /** cash the owners want never to fall below, in currency units */
  minimum_cash: string;
  /** the most that the practice's line of credit lends, in currency units; 0.00 for none */
  credit_line_limit: string;
  /** interest on it a year, as a decimal: "0.0850" for 8.5 % */
  credit_line_rate: string;
  /** from this amount on a write-off, or a refund, needs somebody's approval; zero where nobody said */
  write_off_limit: string;
  refund_limit: string;
  /** the most that one line of a charge, payment or adjustment can come to */
  largest_amount: string;
  /** a variance from the budget deserves a question from this amount on, in currency units */
  variance_amount: string;
  /** and from this share of the budget on, 0.05 for 5 % */
  variance_share: string;
  /** whether it must be large by both or by either */
  variance_by: "both" | "either";
};

export type Settings = {
  name: string;
  /** IANA name; exports that carry UTC instants are read on this wall clock */
  time_zone: string;
  /** month number 1-12 that opens the fiscal year; FY2026 ends in calendar 2026 */
  fiscal_year_start: number;
  currency: string;
  /** what the practice is, in the words of the benchmarks it is compared with; empty where it does not say */
  specialty: string;
  /** true for the practice that `practice demo` makes up */
  example: boolean;
  policies: Policies;
};

const DEFAULT_POLICIES: Policies = {
  days_in_ar_months: 3,
  collection_mature_months: 6,
  unbilled_after_business_days: 5,
  filing_limit_days: 90,
  filing_limits: {},
  appeal_limit_days: 120,
  appeal_limits: {},
  late_charge_days: 3,
  visit_payment_days: 7,
  sign_within_days: 3,
  full_time_weekly_hours: 40,
  enough_to_compare: 30,
  benchmark_years: 5,
  smallest_shared: 11,
  follow_up_days: 7,
  referral_days: 90,
  minimum_cash: "50000.00",
  credit_line_limit: "0.00",
  credit_line_rate: "0.0850",
  write_off_limit: "0.00",
  refund_limit: "0.00",
  largest_amount: "250000.00",
  variance_amount: "1000.00",
  variance_share: "0.05",
  variance_by: "both",
};

/** The folder is not a practice, or its `practice.json` says something that cannot be. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

/**
 * The lists that people keep in the practice's folder and edit in place, each with what it is a list of. As it
 * stands there a list is whole: a line that is no longer in it no longer counts.
 */
export const LISTS = {
  "accounts.csv": "account",
  "budget.csv": "budget",
  "contract-rates.csv": "contract_rate",
  "fee-schedule.csv": "fee",
  "loans.json": "loan",
  "planned-prices.csv": "planned_price",
  "quality-codes.csv": "care_code",
  "staff.csv": "staff",
  "targets.csv": "target",
} as const;

/** The list that a file is an edition of, by its name, wherever it stands. */
export const listNamed = (name: string): keyof typeof LISTS | null => {
  const plain = basename(name).toLowerCase();
  return Object.hasOwn(LISTS, plain) ? (plain as keyof typeof LISTS) : null;
};

/** Where the parts of a practice are. */
export class PracticeFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = resolve(path);
  }

  get settingsFile(): string {
    return join(this.path, "practice.json");
  }
  get inbox(): string {
    return join(this.path, "inbox");
  }
  get archive(): string {
    return join(this.path, "archive");
  }
  get journal(): string {
    return join(this.path, "journal.jsonl");
  }
  get warehouse(): string {
    return join(this.path, "warehouse");
  }
  get mappings(): string {
    return join(this.path, "mappings");
  }
  /** What may happen instead, as the practice writes it. */
  get scenarios(): string {
    return join(this.path, "scenarios.json");
  }
  /** What the practice has promised its lenders. */
  get covenants(): string {
    return join(this.path, "covenants.json");
  }
  /** Offers of money, a thing to buy and somebody to hire, as the practice writes them. */
  get offers(): string {
    return join(this.path, "offers.json");
  }
  get equipment(): string {
    return join(this.path, "equipment.json");
  }
  get hire(): string {
    return join(this.path, "hire.json");
  }
  /** What earnings would be in other hands. */
  get adjustments(): string {
    return join(this.path, "adjustments.json");
  }
  /** What a lender advances on receivables. */
  get baseTerms(): string {
    return join(this.path, "borrowing_base.json");
  }
  /** What others' figures are, as far as the practice knows better than we. */
  get benchmarks(): string {
    return join(this.path, "benchmarks.csv");
  }
  /** Who answers for which figures. */
  get owners(): string {
    return join(this.path, "owners.csv");
  }
  /** What somebody wrote beside figures. */
  get notes(): string {
    return join(this.path, "notes.csv");
  }
  /** The plan as people edit it, and what its lines were made by. */
  get budget(): string {
    return join(this.path, "budget.csv");
  }
  /** What figures are to be, as people edit it. */
  get targets(): string {
    return join(this.path, "targets.csv");
  }
  get planRules(): string {
    return join(this.path, "plan.json");
  }
  /** Packs that were sealed on the screen, each in a folder of its own. */
  get packs(): string {
    return join(this.path, "packs");
  }
  get scratch(): string {
    return join(this.warehouse, "scratch");
  }
  /** What an import takes when no path is named: the lists people keep here, and the inbox. */
  waiting(): string[] {
    const lists = Object.keys(LISTS).map((name) => join(this.path, name));
    return [...lists, this.inbox].filter((path) => existsSync(path));
  }
  /** Whether a path is one of the lists as they stand here, and not a file of that name elsewhere. */
  isList(path: string): boolean {
    return (
      Object.hasOwn(LISTS, basename(path)) && resolve(path) === join(this.path, basename(path))
    );
  }

  exists(): boolean {
    return existsSync(this.settingsFile);
  }

  /** @throws {SettingsError} with what is wrong and what to write instead */
  settings(): Settings {
    if (!this.exists()) {
      throw new SettingsError(
        `${this.path} is not a practice: it has no practice.json. Make one with: practice init ${this.path}`,
      );
    }
    return parseSettings(readFileSync(this.settingsFile, "utf8"), this.settingsFile);
  }

  /**
   * The key that turns patient numbers into surrogates, made at first use and kept beside the
   * archive, readable by its owner alone. Without it the same archive gives other surrogates and
   * the same figures.
   */
  patientKey(): string {
    const file = join(this.path, ".patient-key");
    if (!existsSync(file)) {
      writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    }
    return readFileSync(file, "utf8").trim();
  }
}

/** Makes an empty practice folder; one that exists is left as it is. */
export function createPracticeFolder(path: string): PracticeFolder {
  const folder = new PracticeFolder(path);
  if (folder.exists()) {
    throw new SettingsError(`${folder.path} is a practice already; nothing was changed`);
  }
  for (const part of [folder.inbox, folder.archive, folder.warehouse]) {
    mkdirSync(part, { recursive: true, mode: 0o700 });
  }
  const settings = {
    name: basename(folder.path),
    time_zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    fiscal_year_start: 1,
    currency: "USD",
    policies: DEFAULT_POLICIES,
  };
  writeFileSync(folder.settingsFile, `${JSON.stringify(settings, null, 2)}\n`, { flag: "wx" });
  return folder;
}

/** Settings with every default filled in. */
export function parseSettings(text: string, file: string): Settings {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (cause) {
    throw new SettingsError(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
  const problems: string[] = [];
  const read = reader(problems, "");
  const object = read.object(given);
  const policies = reader(problems, "policies.");
  const chosen = policies.object(object["policies"] ?? {});
  const moneyIn = (
    name:
      | "minimum_cash"
      | "credit_line_limit"
      | "write_off_limit"
      | "refund_limit"
      | "largest_amount"
      | "variance_amount",
  ): string =>
    policies.check(
      chosen,
      name,
      DEFAULT_POLICIES[name],
      (v) => /^\d{1,12}(\.\d\d)?$/.test(v),
      `money as text, such as "${DEFAULT_POLICIES[name]}"`,
    );
  const settings: Settings = {
    name: read.text(object, "name", "My practice"),
    time_zone: read.check(object, "time_zone", "UTC", isTimeZone, "an IANA time zone"),
    fiscal_year_start: read.number(object, "fiscal_year_start", 1, 1, 12),
    currency: read.check(object, "currency", "USD", (v) => /^[A-Z]{3}$/.test(v), "three letters"),
    specialty: read.check(object, "specialty", "", (v) => v.length <= 100, "text"),
    example: object["example"] === true,
    policies: {
      days_in_ar_months: policies.number(chosen, "days_in_ar_months", 3, 1, 12),
      collection_mature_months: policies.number(chosen, "collection_mature_months", 6, 1, 24),
      unbilled_after_business_days: policies.number(
        chosen,
        "unbilled_after_business_days",
        5,
        0,
        60,
      ),
      filing_limit_days: policies.number(chosen, "filing_limit_days", 90, 1, 1100),
      filing_limits: policies.numbers(chosen, "filing_limits", 1, 1100),
      appeal_limit_days: policies.number(chosen, "appeal_limit_days", 120, 1, 1100),
      appeal_limits: policies.numbers(chosen, "appeal_limits", 1, 1100),
      late_charge_days: policies.number(chosen, "late_charge_days", 3, 0, 60),
      visit_payment_days: policies.number(chosen, "visit_payment_days", 7, 0, 60),
      sign_within_days: policies.number(chosen, "sign_within_days", 3, 0, 60),
      full_time_weekly_hours: policies.number(chosen, "full_time_weekly_hours", 40, 20, 60),
      enough_to_compare: policies.number(chosen, "enough_to_compare", 30, 1, 1000),
      benchmark_years: policies.number(chosen, "benchmark_years", 5, 1, 50),
      smallest_shared: policies.number(chosen, "smallest_shared", 11, 1, 100),
      follow_up_days: policies.number(chosen, "follow_up_days", 7, 0, 365),
      referral_days: policies.number(chosen, "referral_days", 90, 0, 365),
      minimum_cash: moneyIn("minimum_cash"),
      credit_line_limit: moneyIn("credit_line_limit"),
      credit_line_rate: policies.check(
        chosen,
        "credit_line_rate",
        DEFAULT_POLICIES.credit_line_rate,
        (v) => /^0(\.\d{1,6})?$/.test(v),
        'a rate a year as text, such as "0.0850"',
      ),
      write_off_limit: moneyIn("write_off_limit"),
      refund_limit: moneyIn("refund_limit"),
      largest_amount: moneyIn("largest_amount"),
      variance_amount: moneyIn("variance_amount"),
      variance_share: policies.check(
        chosen,
        "variance_share",
        DEFAULT_POLICIES.variance_share,
        (v) => /^0(\.\d{1,6})?$/.test(v),
        'a share as text, such as "0.05"',
      ),
      variance_by:
        policies.check(
          chosen,
          "variance_by",
          DEFAULT_POLICIES.variance_by,
          (v) => v === "both" || v === "either",
          '"both" or "either"',
        ) === "either"
          ? "either"
          : "both",
    },
  };
  read.refuseOthers(object, Object.keys(settings));
  policies.refuseOthers(chosen, Object.keys(DEFAULT_POLICIES));
  if (problems.length > 0) throw new SettingsError(`${file}: ${problems.join("; ")}`);
  return settings;
}

function reader(problems: string[], prefix: string) {
  type Fields = Record<string, unknown>;
  const say = (field: string, expected: string, seen: unknown): void => {
    problems.push(`"${prefix}${field}" must be ${expected}, not ${JSON.stringify(seen)}`);
  };
  const check = (
    object: Fields,
    field: string,
    otherwise: string,
    holds: (value: string) => boolean,
    expected: string,
  ): string => {
    const value = object[field];
    if (value === undefined) return otherwise;
    if (typeof value === "string" && holds(value)) return value;
    say(field, expected, value);
    return otherwise;
  };
  return {
    check,
    object(value: unknown): Fields {
      if (typeof value === "object" && value !== null && !Array.isArray(value))
        return value as Fields;
      problems.push(`${prefix || "the file"} must be an object`);
      return {};
    },
    text: (object: Fields, field: string, otherwise: string): string =>
      check(object, field, otherwise, (value) => value.trim() !== "", "text"),
    number(object: Fields, field: string, otherwise: number, least: number, most: number): number {
      const value = object[field];
      if (value === undefined) return otherwise;
      if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) {
        return value;
      }
      say(field, `a whole number from ${least} to ${most}`, value);
      return otherwise;
    },
    /** Whole numbers by name. */
    numbers(object: Fields, field: string, least: number, most: number): Record<string, number> {
      const given = object[field] ?? {};
      const named = Object.entries(typeof given === "object" ? (given as Fields) : { "": given });
      const holds = ([, value]: [string, unknown]): boolean =>
        Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
      if (!named.every(holds)) {
        say(field, `whole numbers from ${least} to ${most}, each by its name`, given);
      }
      return Object.fromEntries(named.filter(holds)) as Record<string, number>;
    },
    refuseOthers(object: Fields, known: readonly string[]): void {
      for (const field of Object.keys(object)) {
        if (!known.includes(field)) {
          problems.push(`"${prefix}${field}" is not a setting; known are ${known.join(", ")}`);
        }
      }
    },
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
