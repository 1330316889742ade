import { formatYuan } from '../../../platform/money.ts';
import { because } from './due-line.ts';
import type { End } from './known.ts';
import type { Day, DueLine, Why } from './plan.types.ts';

/** Frees what arises after payments ended; what hangs on reports and will never be known is left out. */
export function freedBy(lines: readonly DueLine[], end: End | null): DueLine[] {
  if (end === null) return [...lines];
  return lines.flatMap((line) => {
    const stays = line.kind === 'BUY_OUT' || (line.arisesOn !== null && line.arisesOn <= end.on);
    if (stays) return [line];
    if (line.amount === null) return [];
    return [
      { ...line, status: 'FREED', why: [...line.why, endedBy(end)], factIds: [...line.factIds, end.id] },
    ];
  });
}

function endedBy({ by, price }: End): Why {
  if (by === 'BUY_OUT') return because('BOUGHT_OUT', { month: price?.untilMonth ?? 0 });
  return because(by === 'RETURN' ? 'RETURNED' : 'ENDED');
}

export interface Capped {
  lines: DueLine[];
  /** Fen of all lines that are due. */
  due: bigint;
  /** Fen left under the cap; null without one. */
  left: bigint | null;
  /** Day on which the cap was reached. */
  reachedOn: Day | null;
}

/**
 * Cuts lines, in their order, at what is left of the cap on all payments: first what is due, then what surely comes;
 * what is only conditional would come to no more than what the due leave.
 * @param paid before, of an imported contract, in fen
 */
export function capped(lines: readonly DueLine[], cap: bigint | null, paid: bigint): Capped {
  if (cap === null) return { lines: [...lines], due: sumOfDue(lines), left: null, reachedOn: null };
  const room = cap > paid ? cap - paid : 0n;
  const taken = take(lines, 'DUE', room, cap);
  const coming = take(taken.lines, 'COMING', taken.left, cap);
  const all = coming.lines.map((line) => (line.status === 'CONDITIONAL' ? cut(line, taken.left, cap) : line));
  const last = taken.lines.findLast(
    ({ status, amount }) => status === 'DUE' && amount !== null && amount > 0n,
  );
  return {
    lines: all,
    due: sumOfDue(all),
    left: taken.left,
    reachedOn: taken.left === 0n ? (last?.arisesOn ?? null) : null,
  };
}

function take(
  lines: readonly DueLine[],
  status: DueLine['status'],
  room: bigint,
  cap: bigint,
): { lines: DueLine[]; left: bigint } {
  let left = room;
  const cutLines = lines.map((line) => {
    if (line.status !== status) return line;
    const next = cut(line, left, cap);
    if (next.status === status) left -= next.amount ?? 0n;
    return next;
  });
  return { lines: cutLines, left };
}

function cut(line: DueLine, left: bigint, cap: bigint): DueLine {
  const why = [...line.why, because('CAPPED', { cap: formatYuan(cap) })];
  if (line.amount === null) return left > 0n ? line : { ...line, status: 'FREED', why };
  if (line.amount <= left) return line;
  return left > 0n ? { ...line, amount: left, why } : { ...line, status: 'FREED', why };
}

function sumOfDue(lines: readonly DueLine[]): bigint {
  return lines.reduce((sum, { status, amount }) => (status === 'DUE' ? sum + (amount ?? 0n) : sum), 0n);
}
