import { formatYuan } from '../../../platform/money.ts';
import type { Day, DueLine, Invoiced, InvoiceLineDraft } from './plan.types.ts';

/**
 * What is still to be invoiced: each line that is due and was not invoiced, and for each that came to another sum since
 * the difference as a correction. Afterwards the sums invoiced by key are those of the lines that are due. A line whose
 * last day of payment is not known, because a calendar is missing, waits.
 * @param on the day of the invoice; a correction is due on it at the earliest
 */
export function reconcile(
  lines: readonly DueLine[],
  invoiced: readonly Invoiced[],
  on: Day,
): InvoiceLineDraft[] {
  const before = new Map<string, bigint>();
  for (const { key, amount } of invoiced) before.set(key, (before.get(key) ?? 0n) + amount);
  const known = new Set(lines.map(({ key }) => key));
  const gone = [...before].filter(([key]) => !known.has(key));
  return [
    ...lines.flatMap((line) => draftOf(line, before.get(line.key), on)),
    ...gone.flatMap(([key, amount]) => correction({ ...NOTHING, key, term: termOf(key) }, 0n, amount, on)),
  ];
}

const NOTHING = { why: [], factIds: [], dueOn: null } as const;

function draftOf(line: DueLine, invoiced: bigint | undefined, on: Day): InvoiceLineDraft[] {
  const due = line.status === 'DUE' ? (line.amount ?? 0n) : 0n;
  if (invoiced !== undefined) return correction(line, due, invoiced, on);
  if (due === 0n || line.dueOn === null) return [];
  const { key, term, kind, dueOn, why, factIds } = line;
  return [{ key, term, kind, amount: due, dueOn, why: [...why], factIds: [...factIds] }];
}

function correction(
  line: Pick<DueLine, 'key' | 'term' | 'dueOn'> & {
    why: readonly DueLine['why'][number][];
    factIds: readonly string[];
  },
  due: bigint,
  invoiced: bigint,
  on: Day,
): InvoiceLineDraft[] {
  if (due === invoiced) return [];
  const { key, term } = line;
  const params = { before: formatYuan(invoiced), after: formatYuan(due) };
  return [
    {
      key,
      term,
      kind: 'CORRECTION',
      amount: due - invoiced,
      dueOn: line.dueOn !== null && line.dueOn > on ? line.dueOn : on,
      why: [{ code: 'CORRECTED', params }, ...line.why],
      factIds: [...line.factIds],
    },
  ];
}

const TERMS: Readonly<Record<string, string>> = {
  entryFee: 'payment.entryFee',
  royalty: 'payment.royalty',
  minimum: 'payment.minimumPerYear',
  profit: 'work.profitBasisPoints',
  buyOut: 'payAfterUse.buyOut',
};

/** The term of a payment that the plan has no line for any more. */
function termOf(key: string): string {
  const [name = '', part] = key.split(':');
  return name === 'stage' ? `payment.stages.${part}` : (TERMS[name] ?? 'payment');
}
