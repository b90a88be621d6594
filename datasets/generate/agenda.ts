/** What is to be done on later days. */
export type Agenda = {
  /** @throws {RangeError} for a day that is over */
  on(day: number, action: (day: number) => void): void;
  /** does all that is due on a day, in the order in which it was asked for, and what it asks for on that same day */
  run(day: number): void;
};

/** A day's actions may add to that day; the days before it are closed. */
export function agenda(): Agenda {
  const days = new Map<number, ((day: number) => void)[]>();
  let today = Number.NEGATIVE_INFINITY;
  return {
    on(day, action) {
      if (day < today) throw new RangeError(`day ${day} is over; today is ${today}`);
      const actions = days.get(day);
      if (actions) actions.push(action);
      else days.set(day, [action]);
    },
    run(day) {
      today = day;
      const actions = days.get(day) ?? [];
      for (let i = 0; i < actions.length; i++) actions[i]!(day);
      days.delete(day);
      today = day + 1;
    },
  };
}
