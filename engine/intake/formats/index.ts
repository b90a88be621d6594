/** Every layout of delimited text we know. To add one: copy a file here and name it in this list. */
import type { Format } from "../format.ts";
import { ageing } from "./ageing.ts";
import { appointmentList, appointments, vitoriaAppointments } from "./appointments.ts";
import { athenaAppointments, athenaClaims, athenaTransactions } from "./athena.ts";
import { bankStatement, bankStatementInOut } from "./bank.ts";
import { chargeSnapshot, drchronoLineItems, tebraCharges } from "./charge_snapshot.ts";
import { claimWork } from "./claim_work.ts";
import { clinicHours, openSlots } from "./capacity.ts";
import { credentials, exclusionList, inventory } from "./compliance.ts";
import { contractRates } from "./contracts.ts";
import { reviews, survey } from "./feedback.ts";
import { ledger, quickbooksLedger } from "./ledger.ts";
import {
  openDentalAdjustments,
  openDentalClaimProcedures,
  openDentalPaySplits,
  openDentalProcedures,
} from "./open_dental.ts";
import { openemrAppointments, openemrCollections } from "./openemr.ts";
import { orders } from "./orders.ts";
import { openings, payroll, staff } from "./payroll.ts";
import { accounts, budget, feeSchedule } from "./plan.ts";
import { syntheaClaims, syntheaPayers, syntheaTransactions } from "./synthea.ts";
import {
  syntheaConditions,
  syntheaEncounters,
  syntheaMedications,
  syntheaObservations,
  syntheaPatients,
  syntheaProcedures,
} from "./synthea_care.ts";
import { messages, usage } from "./technology.ts";
import { transactionDetail } from "./transaction_detail.ts";
import { plannedPrices, purchases } from "./purchases.ts";
import { qualityCodes, qualityPatients, qualityResults } from "./quality.ts";
import { targets } from "./targets.ts";
import { transactions } from "./transactions.ts";

export const FORMATS = [
  transactions,
  transactionDetail,
  athenaTransactions,
  athenaClaims,
  athenaAppointments,
  chargeSnapshot,
  tebraCharges,
  drchronoLineItems,
  syntheaTransactions,
  syntheaClaims,
  syntheaPayers,
  syntheaPatients,
  syntheaEncounters,
  syntheaConditions,
  syntheaObservations,
  syntheaProcedures,
  syntheaMedications,
  appointments,
  appointmentList,
  vitoriaAppointments,
  openemrAppointments,
  openemrCollections,
  openDentalProcedures,
  openDentalClaimProcedures,
  openDentalPaySplits,
  openDentalAdjustments,
  survey,
  reviews,
  ageing,
  ledger,
  quickbooksLedger,
  bankStatement,
  bankStatementInOut,
  payroll,
  staff,
  credentials,
  exclusionList,
  inventory,
  purchases,
  plannedPrices,
  clinicHours,
  openSlots,
  usage,
  messages,
  openings,
  claimWork,
  orders,
  targets,
  contractRates,
  qualityPatients,
  qualityResults,
  qualityCodes,
  budget,
  accounts,
  feeSchedule,
] as unknown as readonly Format[];
