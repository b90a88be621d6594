import { TYPED_DAYS, TYPED_MOMENTS, type Format } from "../format.ts";
import { YES_NO } from "./appointments.ts";

/** Our own template: the hours that a provider has for patients, day by day. */
export const clinicHours: Format<"clinic_hours"> = {
  id: "clinic-hours",
  title: "Clinic hours",
  evidence: "our own template, datasets/templates/README.md",
  feed: "clinic_hours",
  columns: {
    provider: "provider",
    location: "location",
    day: "clinic_day",
    starts: "starts",
    minutes: "clinic_minutes",
    blocked: "blocked_minutes",
  },
  required: ["provider", "day", "minutes"],
  days: TYPED_DAYS,
  moments: [],
  words: {},
};

/** Our own template: the times that were free when somebody looked, week by week. */
export const openSlots: Format<"open_slot"> = {
  id: "open-slots",
  title: "Open slots",
  evidence: "our own template, datasets/templates/README.md",
  feed: "open_slot",
  columns: {
    sampled: "looked_on",
    provider: "provider",
    location: "location",
    visit_type: "visit_type",
    start: "free_from",
    held: "held",
  },
  required: ["sampled", "provider", "start"],
  days: TYPED_DAYS,
  moments: [...TYPED_MOMENTS, ...TYPED_DAYS],
  words: { held: YES_NO },
};
