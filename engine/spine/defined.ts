/** The definition that a question about one figure is answered by: the one in force, or a former one by its version. */
import { definitionsOf } from "../numbers/kpi/catalogue.ts";
import type { Kpi } from "../numbers/kpi/header.ts";
import { UnknownName } from "./names.ts";

/** A definition was asked for by its version in a question that cannot be answered by one. */
export class BadDefinitionAsked extends Error {
  override name = "BadDefinitionAsked";
}

type Asked = {
  definition?: number | undefined;
  asClosed?: boolean | undefined;
  shareable?: boolean | undefined;
};

/**
 * Those of the figures named that a question is answered by. What one definition withholds of few people could be
 * told from another, so none but those in force are shared.
 *
 * @param former  every former definition there is
 * @throws {BadDefinitionAsked} {UnknownName} where the figure has none of that version, with those it has
 */
export function asDefined(
  kpis: readonly Kpi[],
  former: readonly Kpi[],
  { definition, asClosed, shareable }: Asked,
): readonly Kpi[] {
  if (definition === undefined) return kpis;
  const [kpi, ...others] = kpis;
  if (!kpi || others.length > 0) {
    throw new BadDefinitionAsked(
      "a definition is asked for by its version of one figure; name one",
    );
  }
  if (asClosed) {
    throw new BadDefinitionAsked(
      "what was reported of a closed month is told by the definition of then; ask for that or for a version",
    );
  }
  if (shareable) {
    throw new BadDefinitionAsked(
      "what may be shared is told by the definition in force: beside another, what it withholds could be told",
    );
  }
  const versions = definitionsOf(kpi, former);
  const found = versions.find(({ version }) => version === definition);
  if (found) return [found];
  throw new UnknownName(
    `there is no version ${definition} of the definition of ${kpi.id}`,
    versions.map(({ version }) => String(version)),
  );
}
