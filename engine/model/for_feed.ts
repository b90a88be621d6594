import { sqlFile } from "../database.ts";
import type { Feed } from "../intake/feeds.ts";

/** A step that is the same for every feed, for one of the feeds we know. */
export const forFeed = (step: string, feed: Feed): string =>
  sqlFile(`model/staged/${step}.sql`).replaceAll("staged.feed", `staged.${feed}`);

/** The rows of such a step for several feeds, by one statement: it costs less than one for each. */
export const forFeeds = (step: string, feeds: readonly Feed[]): string =>
  feeds.map((feed) => forFeed(step, feed)).join("\nunion all\n");
