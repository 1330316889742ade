/** What people know a pay-out by: year and running number of the unit, such as `2026-0001`. */
export function payoutNumber({ year, serial }: { year: number; serial: number }): string {
  return `${year}-${String(serial).padStart(4, '0')}`;
}
