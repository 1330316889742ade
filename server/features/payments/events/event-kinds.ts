import type { Terms } from '../../offers/terms/terms.ts';
import type { PaymentRecordKind } from './event.enums.ts';

/** What both sides establish: one records it, the other confirms or denies it. */
export const SHARED_KINDS = [
  'MILESTONE',
  'ACCEPTANCE',
  'FIRST_SALE',
  'FINANCING',
  'YEAR_REVENUE',
  'OPENING',
] as const satisfies readonly PaymentRecordKind[];
export type SharedKind = (typeof SHARED_KINDS)[number];

export function isSharedKind(kind: PaymentRecordKind): kind is SharedKind {
  return (SHARED_KINDS as readonly PaymentRecordKind[]).includes(kind);
}

/** Whether something of the terms hangs on such a record. */
export function isWanted(terms: Terms, kind: SharedKind): boolean {
  switch (kind) {
    case 'MILESTONE':
      return terms.payment?.stages.some(({ due }) => due.some((each) => each.kind === 'MILESTONE')) ?? false;
    case 'ACCEPTANCE':
    case 'FIRST_SALE':
      return terms.payAfterUse?.trigger === kind;
    case 'FINANCING':
      return terms.trigger?.kind === 'MARKET_FINANCING';
    case 'YEAR_REVENUE':
      return terms.trigger?.kind === 'STABLE_GROWTH';
    case 'OPENING':
      return true;
  }
}

/** Names of the milestones that stages wait for. */
export function milestonesOf({ payment }: Terms): string[] {
  const names = payment?.stages.flatMap(({ due }) =>
    due.flatMap((each) => (each.kind === 'MILESTONE' ? each.milestone : [])),
  );
  return [...new Set(names)];
}
