import type { BasisPoints } from "../cents.ts";
import type { Quantiles } from "../random.ts";
import type { CodeKind } from "./codes.ts";

/** A payer and its habits. The last of the list, Self-Pay, is patients without insurance. */
export type Payer = {
  readonly name: string;
  readonly class: string;
  /** claim filing indicator of the 835, CLP06 */
  readonly filing: string;
  /** payer identifier, invented */
  readonly id: string;
  /** its share of patients under 65 and from 65 on */
  readonly share: { readonly younger: number; readonly older: number };
  /** allowed share of the practice's fee of the price year */
  readonly allowed: Readonly<Record<CodeKind, BasisPoints>>;
  /** yearly change of the allowed amounts */
  readonly yearly: BasisPoints;
  /** days from the claim's bill date to the payment's date */
  readonly lag: Quantiles;
  /** weekdays on which it pays, Monday 1 */
  readonly paysOn: readonly number[];
  readonly pays: "EFT" | "check";
  /** share of claims denied in whole or in part at first */
  readonly denialRate: number;
  /** shares of paid lines */
  readonly takebackRate: number;
  readonly underpaymentRate: number;
};

const EVERY_DAY = [1, 2, 3, 4, 5];

/** Payers by their index, which all else refers to. */
export const PAYERS: readonly Payer[] = [
  {
    name: "Medicare",
    class: "Medicare",
    filing: "MB",
    id: "MCR01",
    share: { younger: 0.015, older: 0.6 },
    allowed: prices(4650, 4600, 4550, 4300, 4100, 9000, 7400),
    yearly: -60,
    lag: [14, 14, 15, 16, 19, 27, 41, 76],
    paysOn: EVERY_DAY,
    pays: "EFT",
    denialRate: 0.042,
    takebackRate: 0.003,
    underpaymentRate: 0,
  },
  {
    name: "Medicaid",
    class: "Medicaid",
    filing: "MC",
    id: "MCD01",
    share: { younger: 0.15, older: 0.01 },
    allowed: prices(3750, 3900, 3600, 3500, 3500, 8800, 7000),
    yearly: 50,
    lag: [11, 15, 21, 27, 36, 52, 78, 125],
    paysOn: [3],
    pays: "EFT",
    denialRate: 0.085,
    takebackRate: 0.005,
    underpaymentRate: 0,
  },
  {
    name: "Harbor Medicare Advantage",
    class: "Medicare Advantage",
    filing: "16",
    id: "HMA01",
    share: { younger: 0.01, older: 0.33 },
    allowed: prices(4700, 4700, 4500, 4200, 4100, 8900, 7300),
    yearly: 20,
    lag: [8, 11, 15, 19, 26, 37, 56, 98],
    paysOn: [2, 5],
    pays: "EFT",
    denialRate: 0.078,
    takebackRate: 0.008,
    underpaymentRate: 0.006,
  },
  {
    name: "Bluestone PPO",
    class: "Commercial",
    filing: "12",
    id: "BLU01",
    share: { younger: 0.33, older: 0.03 },
    allowed: prices(6850, 6900, 6500, 5700, 6100, 11200, 9400),
    yearly: 210,
    lag: [5, 8, 12, 15, 20, 30, 49, 92],
    paysOn: [1, 4],
    pays: "EFT",
    denialRate: 0.056,
    takebackRate: 0.004,
    underpaymentRate: 0.01,
  },
  {
    name: "Cascade Health",
    class: "Commercial",
    filing: "12",
    id: "CAS01",
    share: { younger: 0.21, older: 0.015 },
    allowed: prices(6300, 6400, 6000, 5200, 5700, 10800, 9000),
    yearly: 150,
    lag: [7, 11, 16, 21, 28, 41, 63, 112],
    paysOn: [3],
    pays: "EFT",
    denialRate: 0.07,
    takebackRate: 0.006,
    underpaymentRate: 0.014,
  },
  {
    name: "Meridian Commercial",
    class: "Commercial",
    filing: "CI",
    id: "MER01",
    share: { younger: 0.18, older: 0.01 },
    allowed: prices(6650, 6700, 6300, 5500, 5900, 11000, 9200),
    yearly: 180,
    lag: [9, 13, 18, 23, 31, 44, 68, 118],
    paysOn: [2],
    pays: "EFT",
    denialRate: 0.068,
    takebackRate: 0.006,
    underpaymentRate: 0.012,
  },
  {
    name: "State Workers Fund",
    class: "Workers Comp",
    filing: "WC",
    id: "SWF01",
    share: { younger: 0.025, older: 0.005 },
    allowed: prices(5900, 5900, 6000, 5000, 5200, 9500, 8500),
    yearly: 100,
    lag: [18, 26, 36, 47, 64, 90, 132, 205],
    paysOn: [5],
    pays: "check",
    denialRate: 0.11,
    takebackRate: 0.002,
    underpaymentRate: 0.02,
  },
  {
    name: "Self-Pay",
    class: "Self-Pay",
    filing: "",
    id: "",
    share: { younger: 0.08, older: 0.005 },
    allowed: prices(7500, 7500, 7500, 7500, 7500, 10000, 7500),
    yearly: 300,
    lag: [0, 0, 0, 0, 0, 0, 0, 0],
    paysOn: EVERY_DAY,
    pays: "check",
    denialRate: 0,
    takebackRate: 0,
    underpaymentRate: 0,
  },
];

function prices(
  visit: BasisPoints,
  preventive: BasisPoints,
  procedure: BasisPoints,
  lab: BasisPoints,
  administration: BasisPoints,
  vaccine: BasisPoints,
  drug: BasisPoints,
): Readonly<Record<CodeKind, BasisPoints>> {
  return { visit, preventive, procedure, lab, administration, vaccine, drug };
}

const indexOf = (name: string): number => PAYERS.findIndex((payer) => payer.name === name);

/** Index of the federal plan for the old: fourteen days, a deductible, and a second insurer for many. */
export const MEDICARE = indexOf("Medicare");
/** Index of the state's plan for the poor, which leaves patients nothing to pay. */
export const MEDICAID = indexOf("Medicaid");
/** Index of the private plan in Medicare's place. */
export const MEDICARE_ADVANTAGE = indexOf("Harbor Medicare Advantage");
/** Index of the largest private insurer, which also insures what Medicare leaves. */
export const BLUESTONE = indexOf("Bluestone PPO");
/** Index of the private insurer that pays less than it agreed to. */
export const CASCADE = indexOf("Cascade Health");
/** Index of the private insurer that changes its ways. */
export const MERIDIAN = indexOf("Meridian Commercial");
/** Index of the fund for injuries at work, which pays by cheque. */
export const WORKERS_COMP = indexOf("State Workers Fund");
/** Index of those whom nobody insures. */
export const SELF_PAY = indexOf("Self-Pay");

/** The index after the last payer: the patient, who owes what insurers leave. */
export const PATIENT = PAYERS.length;

/** The name of whoever owes a balance, as the exports print it. */
export const partyName = (party: number): string => PAYERS[party]?.name ?? "Patient";

/** The financial class of whoever owes a balance. */
export const partyClass = (party: number): string => PAYERS[party]?.class ?? "Patient";
