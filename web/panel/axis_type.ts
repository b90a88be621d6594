import type { Panel } from "../../engine/contract.ts";

/** What stands along an axis of a chart that has one for all its layers: "nominal" is names. */
export function axisType(chart: Panel["chart"], axis: "x" | "y"): string | null {
  const encoding = (chart?.["encoding"] ?? {}) as Record<string, { type?: string }>;
  return encoding[axis]?.type ?? null;
}
