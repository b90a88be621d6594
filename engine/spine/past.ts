/**
 * The practice as it was known at an instant. Finding out which rows were known then, and every relation
 * on them, is the costly part of a question about the past, so the connection that has them is kept for the
 * next question about the same instant.
 */
import type { Database, Session } from "../database.ts";
import { asKnownAt } from "../model/warehouse.ts";
import { claimNothing } from "../numbers/tie_out/keep.ts";

/** How long a connection is kept that nobody asks, in milliseconds: it holds a ledger of its own. */
const KEPT_FOR = 60_000;

type Kept = { database: Database; knownAt: string; session: Session };

export class Past {
  #kept: Kept | null = null;
  /** what was asked for last: one connection does one thing at a time */
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  /**
   * Runs work on a connection that sees the practice as known at an instant. What the work makes there is
   * taken back when it is done.
   *
   * @param knownAt  ISO 8601 instant
   */
  read<T>(database: Database, knownAt: string, work: (session: Session) => Promise<T>): Promise<T> {
    return this.#next(() =>
      database.turn(async () => {
        clearTimeout(this.#idle);
        const session = await this.#sessionOf(database, knownAt);
        await session.run("begin");
        try {
          return await work(session);
        } finally {
          await session.run("rollback");
          this.#idle = setTimeout(() => this.close(), KEPT_FOR).unref();
        }
      }),
    );
  }

  /** Lets the connection go, once nothing runs on it. */
  close(): void {
    void this.#next(async () => this.#drop());
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => {});
    return result;
  }

  async #sessionOf(database: Database, knownAt: string): Promise<Session> {
    if (this.#kept?.database === database && this.#kept.knownAt === knownAt) {
      return this.#kept.session;
    }
    this.#drop();
    const session = await database.connect();
    try {
      await claimNothing(session);
      await asKnownAt(session, knownAt);
    } catch (error) {
      session.close();
      throw error;
    }
    this.#kept = { database, knownAt, session };
    return session;
  }

  #drop(): void {
    clearTimeout(this.#idle);
    this.#kept?.session.close();
    this.#kept = null;
  }
}
