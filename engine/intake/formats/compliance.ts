import { TYPED_DAYS, type Format } from "../format.ts";

/** Our own template: licences and other credentials, each with the day it runs out. */
export const credentials: Format<"credential"> = {
  id: "credentials",
  title: "Credentials",
  evidence: "our own template, datasets/templates/README.md",
  feed: "credential",
  columns: {
    employee_id: "employee_id",
    kind: "credential",
    state: "state",
    issued: "issued",
    expires: "expires",
  },
  required: ["employee_id", "kind", "expires"],
  days: TYPED_DAYS,
  moments: [],
  words: {
    kind: {
      licence: "licence",
      license: "licence",
      dea: "dea",
      "board certification": "board_certification",
      malpractice: "malpractice",
      cpr: "cpr",
      clia: "clia",
      payer: "payer",
      other: "other",
    },
  },
};

/**
 * The list of excluded individuals and entities of the Office of Inspector General (LEIE), as published
 * each month. Noughts stand for an unknown number or day. Birth dates and addresses tell entries apart and
 * are not kept, nor are names.
 */
export const exclusionList: Format<"exclusion"> = {
  id: "oig-exclusions",
  title: "OIG list of excluded individuals and entities",
  evidence: "the record layout that the Office of Inspector General publishes with the list",
  feed: "exclusion",
  columns: {
    last_name: "LASTNAME",
    first_name: "FIRSTNAME",
    business: "BUSNAME",
    npi: "NPI",
    type: "EXCLTYPE",
    excluded: "EXCLDATE",
    reinstated: "REINDATE",
    born: "DOB",
    address: "ADDRESS",
  },
  required: ["last_name", "first_name", "business", "npi", "type", "excluded", "reinstated"],
  days: ["%Y%m%d"],
  moments: [],
  words: {},
  nulls: ["0000000000", "00000000"],
};

/** Our own template: stock as it was counted, with the day each lot runs out. */
export const inventory: Format<"inventory"> = {
  id: "inventory",
  title: "Inventory",
  evidence: "our own template, datasets/templates/README.md",
  feed: "inventory",
  columns: {
    item: "item",
    kind: "kind",
    lot: "lot",
    location: "location",
    counted: "counted",
    quantity: "quantity",
    unit_cost: "unit_cost",
    expires: "expires",
  },
  required: ["item", "counted", "quantity"],
  days: TYPED_DAYS,
  moments: [],
  words: { kind: { vaccine: "vaccine", drug: "drug", supply: "supply", other: "other" } },
};
