import type { ClinicCalendar } from "../clinic_calendar.ts";
import type { Settings } from "../options.ts";
import { Random } from "../random.ts";
import type { Patient } from "./patients.ts";

/** The two sites, by index. */
export const SITES = ["North", "South"] as const;

/** A clinician and how they work. */
export type Provider = {
  readonly index: number;
  /** as the exports print it, without a comma */
  readonly name: string;
  readonly role: "physician" | "app";
  /** first day in the clinic; `Number.NEGATIVE_INFINITY` for those who were always there */
  readonly joined: number;
  readonly employee: string;
  /** site by weekday, Monday first */
  readonly sites: readonly number[];
  /** appointments a full day holds */
  readonly slots: number;
  /** minutes of one appointment slot */
  readonly slotMinutes: number;
  /** how far up the visit levels they code, around 0 */
  readonly level: number;
  /** how patients rate them, around 0 */
  readonly warmth: number;
  /** the patients who come to them; grows with every new one */
  readonly panel: Patient[];
  /** patients the panel holds once full */
  readonly panelSize: number;
  /** patients it begins with: all of them, or those that colleagues hand to a newcomer */
  readonly panelStart: number;
};

const SURNAMES = (
  "Okafor Lindqvist Marsh Delacroix Haddad Novak Brannigan Castellanos Adeyemi Pellegrino Tanaka " +
  "Whitlock Yilmaz Ferreira Kowalczyk Obuya Sandoval Thackeray Venkataraman Ostrander Mbeki Lorimer " +
  "Zielinski Abernathy Quintero Halvorsen Nakagawa Ellsworth Boateng Marchetti Dunleavy Petrosyan " +
  "Ravenscroft Achterberg Villanueva Grimaldi Fairbanks Osei Lundgren Castellan Winterbourne Sokolov " +
  "Amaral Beauregard Chowdhury Everhart Galindo Hollingsworth Ishikawa Jankowski"
).split(" ");

/** Appointments of a full day, physician, physician, nurse practitioner in turn. */
const SLOTS = [22, 20, 16, 20, 22, 16];

/** The share of the way through the exported months after which the newest physician starts. */
const JOINS_AFTER = 0.45;

/** Two of three providers are physicians; the last physician joins in the course of the exported months. */
export function makeProviders(settings: Settings, calendar: ClinicCalendar): Provider[] {
  const random = new Random(settings.seed, "providers");
  const isPhysician = (index: number): boolean => index % 3 !== 2;
  let newest = settings.providers - 1;
  while (!isPhysician(newest)) newest--;
  const someoneJoins = settings.providers >= 5 && settings.months >= 12;
  const joinDay = calendar.firstOf(Math.floor(settings.months * JOINS_AFTER));

  return Array.from({ length: settings.providers }, (_, index) => {
    const physician = isPhysician(index);
    const home = index % SITES.length;
    const roams = random.chance(0.4);
    const panelSize = physician ? 1450 : 1150;
    const joins = someoneJoins && index === newest;
    return {
      index,
      name: `${surname(index)} ${physician ? "MD" : "NP"}`,
      role: physician ? "physician" : "app",
      joined: joins ? joinDay : Number.NEGATIVE_INFINITY,
      employee: employeeId(index),
      sites: [0, 1, 2, 3, 4].map((weekday) =>
        roams && weekday === 3 ? (home + 1) % SITES.length : home,
      ),
      slots: SLOTS[index % SLOTS.length]!,
      slotMinutes: physician ? 20 : 30,
      level: (physician ? 0.1 : -0.25) + random.bell() * 0.3,
      warmth: random.bell() * 0.5,
      panel: [],
      panelSize,
      panelStart: joins ? 350 : panelSize,
    };
  });
}

/** Employee ids run over providers first, then the staff. */
export const employeeId = (index: number): string => `E${String(index + 1).padStart(3, "0")}`;

function surname(index: number): string {
  const name = SURNAMES[index % SURNAMES.length]!;
  const again = Math.floor(index / SURNAMES.length);
  return again === 0 ? name : `${String.fromCharCode(64 + again)} ${name}`;
}
