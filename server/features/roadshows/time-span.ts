import { localMoment } from './hall-time.ts';

/** From when until when in Asia/Shanghai: `2026-12-01 09:00–12:00`, or both days where they differ. */
export function localSpan(from: Date, until: Date): string {
  const [start, end] = [localMoment(from), localMoment(until)];
  return start.slice(0, 10) === end.slice(0, 10) ? `${start}–${end.slice(11)}` : `${start} – ${end}`;
}
