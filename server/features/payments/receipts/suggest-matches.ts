import type { SuggestionStrength } from './receipts.enums.ts';

/** An invoice that money can be for. */
export interface OpenInvoice {
  id: string;
  number: string;
  enterpriseId: string;
  enterpriseName: string;
  dealId: string;
  /** Fen, above zero. */
  outstanding: bigint;
  dueOn: string;
}

/** What came in, as far as the bank says. */
export interface IncomingMoney {
  /** Fen, above zero. */
  amount: bigint;
  payerName: string;
  remark: string;
}

export interface Match {
  invoiceId: string;
  /** Fen, above zero. */
  amount: bigint;
}

export interface Suggestion {
  strength: SuggestionStrength;
  enterpriseId: string | null;
  dealId: string | null;
  matches: Match[];
}

/** Invoices among which a sum that fits is looked for. */
const MOST_COMBINED = 14;

/**
 * Suggests what incoming money is for, by the payer's name, the numbers in the remark and the sum: the payer is the
 * enterprise of that name, or of the invoice that is named; of its invoices those that are named, else those whose sums
 * fit to the fen, else the oldest first. Never more than the money, never more than what is owed.
 */
export function suggestMatches(money: IncomingMoney, open: readonly OpenInvoice[]): Suggestion {
  const byAge = [...open].sort(byDueDay);
  const remark = comparable(money.remark);
  const named = byAge.filter(({ number }) => remark.includes(comparable(number)));
  const payer = comparable(money.payerName);
  const ofPayer =
    payer === '' ? [] : byAge.filter(({ enterpriseName }) => comparable(enterpriseName) === payer);
  const enterpriseId = ofPayer[0]?.enterpriseId ?? onlyEnterprise(named);
  if (enterpriseId === null) return guess(money.amount, byAge);
  const own = byAge.filter((invoice) => invoice.enterpriseId === enterpriseId);
  const ownNamed = named.filter((invoice) => invoice.enterpriseId === enterpriseId);
  const fitting =
    exactSum(money.amount, ownNamed) ?? (ownNamed.length === 0 ? exactSum(money.amount, own) : null);
  const matches = fitting
    ? fitting.map(({ id, outstanding }) => ({ invoiceId: id, amount: outstanding }))
    : allocate(money.amount, ownNamed.length > 0 ? ownNamed : own);
  const deals = new Set(
    own.filter(({ id }) => matches.some(({ invoiceId }) => invoiceId === id)).map(({ dealId }) => dealId),
  );
  return {
    strength: fitting ? 'CERTAIN' : 'LIKELY',
    enterpriseId,
    dealId: deals.size === 1 ? ([...deals][0] ?? null) : null,
    matches,
  };
}

/** Divides a sum over invoices in the order of their last days; what is left over is not matched. */
export function allocate(
  amount: bigint,
  open: readonly Pick<OpenInvoice, 'id' | 'outstanding' | 'dueOn'>[],
): Match[] {
  let left = amount;
  return [...open].sort(byDueDay).flatMap(({ id, outstanding }) => {
    const part = outstanding < left ? outstanding : left;
    if (part <= 0n) return [];
    left -= part;
    return [{ invoiceId: id, amount: part }];
  });
}

/** An unknown payer whose sum is that of exactly one invoice. */
function guess(amount: bigint, open: readonly OpenInvoice[]): Suggestion {
  const [only, ...others] = open.filter(({ outstanding }) => outstanding === amount);
  if (!only || others.length > 0) return { strength: 'NONE', enterpriseId: null, dealId: null, matches: [] };
  const { id, enterpriseId, dealId } = only;
  return { strength: 'GUESS', enterpriseId, dealId, matches: [{ invoiceId: id, amount }] };
}

function onlyEnterprise(invoices: readonly OpenInvoice[]): string | null {
  const ids = new Set(invoices.map(({ enterpriseId }) => enterpriseId));
  return ids.size === 1 ? ([...ids][0] ?? null) : null;
}

/** Some of the invoices whose sums make exactly the amount, the fewest and oldest before others; null for none. */
export function exactSum<T extends { outstanding: bigint }>(
  amount: bigint,
  invoices: readonly T[],
): T[] | null {
  const some = invoices.slice(0, MOST_COMBINED);
  let best: T[] | null = null;
  const look = (at: number, left: bigint, taken: T[]): void => {
    if (left === 0n) {
      if (taken.length > 0 && (best === null || taken.length < best.length)) best = taken;
      return;
    }
    const invoice = some[at];
    if (!invoice || left < 0n || (best !== null && taken.length >= best.length - 1)) return;
    look(at + 1, left - invoice.outstanding, [...taken, invoice]);
    look(at + 1, left, taken);
  };
  look(0, amount, []);
  return best;
}

function byDueDay(a: { dueOn: string; id: string }, b: { dueOn: string; id: string }): number {
  return a.dueOn === b.dueOn ? (a.id < b.id ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1;
}

/** Names and numbers as banks print them: without spaces, brackets and hyphens, in plain width. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]\-_/.·・"']/g, '');
}
