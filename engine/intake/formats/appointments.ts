import { TYPED_DAYS, TYPED_MOMENTS, type Format } from "../format.ts";

const STATUS = {
  booked: "booked",
  scheduled: "booked",
  confirmed: "booked",
  arrived: "completed",
  completed: "completed",
  "checked out": "completed",
  no_show: "no_show",
  "no show": "no_show",
  late_cancel: "late_cancel",
  "late cancel": "late_cancel",
  cancelled: "cancelled",
  canceled: "cancelled",
  rescheduled: "rescheduled",
} as const;

export const YES_NO = {
  yes: "yes",
  no: "no",
  y: "yes",
  n: "no",
  true: "yes",
  false: "no",
  "1": "yes",
  "0": "no",
};

const BY = { patient: "patient", practice: "practice", provider: "practice", clinic: "practice" };

/** Our own template: one row an appointment, with its last known status. */
export const appointments: Format<"appointment"> = {
  id: "appointments",
  title: "Appointments (our template)",
  evidence: "our own template, datasets/templates/README.md",
  feed: "appointment",
  columns: {
    appointment_id: "appointment_id",
    patient_id: "patient_id",
    provider: "provider",
    location: "location",
    visit_type: "visit_type",
    new_patient: "new_patient",
    created: "created",
    start: "start",
    minutes: "minutes",
    status: "status",
    cancelled: "cancelled_at",
    cancelled_by: "cancelled_by",
    rescheduled_from: "rescheduled_from",
    checked_in: "checked_in",
    checked_out: "checked_out",
    visit_id: "visit_id",
    copay_due: "copay_due",
    copay_paid: "copay_paid",
    roomed: "roomed_at",
    confirmed: "confirmed",
    booked_online: "booked_online",
    verified: "insurance_verified",
    preregistered: "preregistered",
    signed: "signed_at",
  },
  required: ["appointment_id", "start", "status"],
  days: TYPED_DAYS,
  moments: [...TYPED_MOMENTS, ...TYPED_DAYS],
  words: {
    status: STATUS,
    new_patient: YES_NO,
    cancelled_by: BY,
    confirmed: YES_NO,
    booked_online: YES_NO,
    verified: YES_NO,
    preregistered: YES_NO,
  },
};

/** A practice-management system's appointment list, as our example practice prints it. */
export const appointmentList: Format<"appointment"> = {
  id: "appointment-list",
  title: "Appointment list (practice management)",
  evidence: "our example practice, datasets/README.md",
  feed: "appointment",
  columns: {
    appointment_id: "Appt ID",
    patient_id: "Patient ID",
    provider: "Provider",
    location: "Location",
    visit_type: "Type",
    new_patient: "New Patient",
    created: "Created",
    start: "Start",
    minutes: "Minutes",
    status: "Status",
    cancelled: "Cancelled",
    cancelled_by: "Cancelled By",
    rescheduled_from: "Rescheduled From",
    checked_in: "Checked In",
    checked_out: "Checked Out",
    visit_id: "Visit ID",
    copay_due: "Copay Due",
    copay_paid: "Copay Paid",
    booked_online: "Booked By",
    confirmed: "Confirmed",
    verified: "Insurance Verified",
    preregistered: "Preregistered",
    roomed: "Roomed",
    signed: "Signed",
  },
  required: ["appointment_id", "start", "status", "created"],
  days: ["%m/%d/%Y"],
  moments: ["%m/%d/%Y %H:%M"],
  words: {
    status: STATUS,
    new_patient: YES_NO,
    cancelled_by: BY,
    booked_online: { online: "yes", office: "no" },
    confirmed: YES_NO,
    verified: YES_NO,
    preregistered: YES_NO,
  },
  totals: [{ label: /^total appointments:/i, measure: "rows", column: null }],
};

/**
 * The public set of appointments at clinics in Vitoria, Brazil (2016). "No-show" = Yes means the
 * patient did not come; the appointment day carries a false midnight in UTC and the booking a true
 * clinic time with the same letter, so both are read as they stand.
 */
export const vitoriaAppointments: Format<"appointment"> = {
  id: "vitoria-appointments",
  title: "Vitoria appointments 2016",
  evidence: "the public data set joniarroba/noshowappointments",
  feed: "appointment",
  columns: {
    appointment_id: "AppointmentID",
    patient_id: "PatientId",
    location: "Neighbourhood",
    created: "ScheduledDay",
    start: "AppointmentDay",
    status: "No-show",
  },
  required: ["appointment_id", "patient_id", "created", "start", "status"],
  days: ["%Y-%m-%dT%H:%M:%SZ"],
  moments: ["%Y-%m-%dT%H:%M:%SZ"],
  words: { status: { yes: "no_show", no: "completed" } },
};
