/** A span of days, both ends counted. */
export interface DaySpan {
  from: string;
  to: string;
}

/** What the State Council arranged for one year. */
export interface YearCalendar {
  year: number;
  /** Holidays with the weekend days inside them. */
  daysOff: readonly DaySpan[];
  /** Weekend days that are worked in exchange. */
  daysWorked: readonly string[];
}
