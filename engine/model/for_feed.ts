import { sqlFile } from "../database.ts";
import type { Feed } from "../intake/feeds.ts";

/** A step that is the same for every feed, for one of the feeds we know. */
export const forFeed = (step: string, feed: Feed): string =>
  sqlFile(`model/staged/${step}.sql`).replaceAll("staged.feed", `staged.${feed}`);
