/** The open files of FHIR, against what a plain reading of the same JSON finds in them. */
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { READERS } from "../../../../engine/intake/fhir/resources.ts";
import { Rejected } from "../../../../engine/intake/rejected.ts";
import { cents, moneyText } from "../../../../engine/money.ts";
import { hasSharedData, sharedData } from "../../../shared_data.ts";
import { reading, type Row } from "./reading.ts";

type Resource = {
  resourceType: string;
  total?: { value: number };
  payment?: { amount?: { value: number } };
};

const files = (folder: string): string[] =>
  hasSharedData ? readdirSync(sharedData("fhir", folder)).sort() : [];
const isWholeCents = (value: number | undefined): boolean =>
  /^\d+(\.\d{1,2})?$/.test(String(value ?? 0));
const total = (texts: (string | number | undefined)[]): string =>
  moneyText(texts.reduce((sum: bigint, text) => sum + cents(String(text ?? 0)), 0n));
const column = (rows: Row[], field: string): string[] => rows.map((row) => row[field] || "0");

describe.skipIf(!hasSharedData)("the open files of FHIR (needs ../shared/data)", () => {
  test.each(files("synthea_r4_2024-04").filter((file) => /^[A-Z]/.test(file)))(
    "%s adds up to what a plain reading finds",
    async (file) => {
      const path = sharedData("fhir", "synthea_r4_2024-04", file);
      const { entry } = JSON.parse(gunzipSync(readFileSync(path)).toString()) as {
        entry: { resource: Resource }[];
      };
      const all = entry.map(({ resource }) => resource);
      const of = (type: string): Resource[] => all.filter((each) => each.resourceType === type);
      // Synthea reckons what is paid in fractions of cents: such answers are held back.
      const sound = of("ExplanationOfBenefit").filter((each) =>
        isWholeCents(each.payment?.amount?.value),
      );
      const held = of("ExplanationOfBenefit").length - sound.length;
      const { contents, rows } = await reading({ path });
      expect({
        read: contents.read,
        held: contents.held.map(({ problem }) => problem),
        visits: rows("visit").length,
        claims: rows("submitted_claim").length,
        charged: total(column(rows("submitted_claim"), "charge")),
        benefits: rows("explained_benefit").length,
        paid: total(column(rows("explained_benefit"), "paid")),
      }).toEqual({
        read: entry.length + 1,
        held: Array.from({ length: held }, () => "AMOUNT_FORMAT"),
        visits: of("Encounter").length,
        claims: of("Claim").length,
        charged: total(of("Claim").map((claim) => claim.total?.value)),
        benefits: sound.length,
        paid: total(sound.map((each) => each.payment?.amount?.value)),
      });
    },
  );

  test("each HL7 example of a kind we read is read or held with a reason, every other is rejected", async () => {
    const outcomes = new Map<string, string[]>();
    for (const file of files("hl7_r4_examples")) {
      const read = await reading({ path: sharedData("fhir", "hl7_r4_examples", file) }).catch(
        (error: unknown) => error,
      );
      const type = file.split("-")[0]!;
      if (read instanceof Error) {
        expect(read).toBeInstanceOf(Rejected);
        expect(Object.keys(READERS)).not.toContain(type);
        continue;
      }
      const { contents } = read as Awaited<ReturnType<typeof reading>>;
      expect(contents.read).toBe(1);
      const outcome = contents.rows === 1 ? "loaded" : (contents.held[0]?.problem ?? "ignored");
      outcomes.set(type, [...(outcomes.get(type) ?? []), outcome]);
    }
    const counted = [...outcomes].map(([type, each]) => [type, new Set(each)]);
    expect(Object.fromEntries(counted)).toEqual({
      Appointment: new Set(["loaded", "ignored"]),
      Claim: new Set(["loaded", "ignored"]),
      Coverage: new Set(["loaded"]),
      Encounter: new Set(["loaded"]),
      ExplanationOfBenefit: new Set(["loaded"]),
      Patient: new Set(["loaded", "ignored"]),
    });
  });
});
