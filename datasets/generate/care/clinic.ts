import type { Cents } from "../cents.ts";
import type { Till } from "../books/till.ts";
import type { ChargeDesk } from "../billing/charges.ts";
import type { Deposit, Visit } from "../billing/claim.ts";
import type { Clerk } from "../billing/clerk.ts";
import type { Ledger } from "../billing/ledger.ts";
import type { Appointment, VisitType } from "../schedule/appointment.ts";
import { SELF_PAY } from "../world/payers.ts";
import type { Provider } from "../world/providers.ts";
import type { Patient } from "../world/patients.ts";
import type { World } from "../world/world.ts";
import { notes } from "./notes.ts";

const NEVER_BILLED = 0.006;
/** Shares of charges entered 0, 1, 2, 3, 4 to 6, and 10 to 25 days after the visit. */
const CHARGE_LAG = [0.22, 0.35, 0.19, 0.11, 0.105, 0.025];
const COPAY_TAKEN: Readonly<Record<VisitType, number>> = {
  "Follow-up": 0.93,
  Acute: 0.9,
  Physical: 0,
  Telehealth: 0.62,
  "New Patient": 0.91,
};
const SOUTH_ASKS_LESS = 0.06;
const ROOM_NOT_WRITTEN = 0.03;
const ROOMED_EARLY = 0.3;
const DOWN_PAYMENTS: Readonly<
  Record<"selfPay" | "highDeductible", { chance: number; amounts: readonly Cents[] }>
> = {
  selfPay: { chance: 0.72, amounts: [7500, 9000, 12000, 15000] },
  highDeductible: { chance: 0.24, amounts: [5000, 7500] },
};

/** Sees the patients of a day. */
export type Clinic = {
  /** check-in to check-out of those who came, and what is taken at the desk; charges follow days later */
  see(appointments: readonly Appointment[], day: number): Visit[];
};

/** Both sites: the front desk, the visit, and the slip that charges are entered from. */
export function clinic(
  world: World,
  ledger: Ledger,
  clerk: Clerk,
  till: Till,
  charges: ChargeDesk,
): Clinic {
  const random = world.random("clinic");
  const rooms = world.random("rooms");
  const sign = notes(world);
  const { agenda, calendar } = world;
  let visits = 0;

  const walkThrough = (appointment: Appointment): void => {
    const { start, created, minutes, type } = appointment;
    const early = type === "Telehealth" ? random.whole(0, 4) : random.whole(-6, 18);
    appointment.checkedIn = created > start ? start : Math.max(start - early, created);
    const called = Math.max(appointment.checkedIn, start);
    const stay = minutes + random.whole(0, 12) + random.whole(0, type === "Telehealth" ? 3 : 24);
    appointment.checkedOut = called + stay;
    if (type === "Telehealth" || rooms.chance(ROOM_NOT_WRITTEN)) return;
    const isEarly = appointment.checkedIn < start && rooms.chance(ROOMED_EARLY);
    appointment.roomed = isEarly
      ? rooms.whole(appointment.checkedIn, start - 1)
      : called + rooms.whole(0, stay - minutes);
  };

  const copay = (appointment: Appointment): void => {
    const { patient, type, site } = appointment;
    appointment.copayDue = type === "Physical" ? 0 : patient.copay;
    const taken = COPAY_TAKEN[type] - (site === 1 ? SOUTH_ASKS_LESS : 0);
    if (random.chance(taken)) appointment.copayPaid = appointment.copayDue;
  };

  /** A first payment by those whose insurance will not pay much. */
  const downPayment = (patient: Patient): Cents => {
    const kind = patient.payer === SELF_PAY ? "selfPay" : "highDeductible";
    if (kind === "highDeductible" && !patient.highDeductible) return 0;
    const { chance, amounts } = DOWN_PAYMENTS[kind];
    return random.chance(chance) ? random.pick(amounts) : 0;
  };

  const takeMoney = (visit: Visit, amount: Cents): Deposit | null => {
    if (amount === 0) return null;
    const deposit: Deposit = { visit, left: amount };
    const slip = till.take(amount, visit.day, visit);
    ledger.receive(deposit, clerk.entry(visit.day, `u0${6 + visit.site}`, slip));
    return deposit;
  };

  const chargeDay = (day: number): number => {
    const lags = [0, 1, 2, 3, random.whole(4, 6), random.whole(10, 25)];
    return calendar.openFrom(day + lags[random.weighted(CHARGE_LAG)]!);
  };

  const welcome = ({ panel, panelSize }: Provider, patient: Patient): void => {
    if (panel.length < panelSize) panel.push(patient);
    else panel[Math.floor(random.uniform() * panel.length)] = patient;
  };

  return {
    see(appointments, day) {
      const live = day >= calendar.first;
      return appointments
        .filter((appointment) => appointment.status === "Completed")
        .map((appointment) => {
          const { patient, provider, site, type } = appointment;
          walkThrough(appointment);
          sign(appointment);
          copay(appointment);
          if (live) appointment.visitId = `V${String(++visits).padStart(7, "0")}`;
          if (type === "New Patient") welcome(provider, patient);
          const visit: Visit = {
            id: appointment.visitId,
            patient,
            provider,
            site,
            day,
            payer: patient.payer,
            secondary: patient.secondary,
            live,
            charges: { standing: 0, first: null, entered: 0 },
          };
          const deposit = takeMoney(visit, appointment.copayPaid + downPayment(patient));
          if (!random.chance(NEVER_BILLED)) {
            const superbill = { visit, type, copayDue: appointment.copayDue, deposit };
            agenda.on(chargeDay(day), (later) => charges.enter(superbill, later));
          }
          return visit;
        });
    },
  };
}
