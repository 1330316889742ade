import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import type { PaymentPlan } from '../plan/plan.types.ts';
import { checkFiles } from '../running/running-files.ts';

/** What a licensee says of a period; fen and pieces. */
export interface UsageFields {
  netSales: bigint;
  units?: number | null;
  costSaving?: bigint | null;
  operatingProfit?: bigint | null;
}

export interface ReportFields extends UsageFields {
  note?: string | null;
  fileIds: readonly string[];
}

export interface ReadUsage {
  netSales: bigint;
  units: bigint;
  costSaving: bigint;
  operatingProfit: bigint | null;
}

/** No enterprise sells more in a period: ten million million yuan, in fen. */
const MOST = 10n ** 15n;

/**
 * Reads use, and notes what payments hang on and is missing: units, savings or profit by the terms.
 */
export function readUsage(fields: UsageFields, { terms }: PaymentPlan, problems: Problems): ReadUsage {
  const base = terms.payment?.royalty?.base;
  const { netSales, units, costSaving, operatingProfit } = fields;
  if (base === 'UNITS' && (units ?? null) === null) problems.at('units').add('REQUIRED');
  if (base === 'COST_SAVING' && (costSaving ?? null) === null) problems.at('costSaving').add('REQUIRED');
  if (terms.work?.profitBasisPoints && (operatingProfit ?? null) === null)
    problems.at('operatingProfit').add('REQUIRED');
  if ((units ?? 0) < 0) problems.at('units').add('INVALID', { reason: 'TOO_LITTLE' });
  if ((costSaving ?? 0n) < 0n) problems.at('costSaving').add('INVALID', { reason: 'TOO_LITTLE' });
  for (const [field, amount] of Object.entries({ netSales, costSaving, operatingProfit })) {
    const size = amount ?? 0n;
    if (size > MOST || size < -MOST) problems.at(field).add('INVALID', { reason: 'TOO_MUCH' });
  }
  return {
    netSales,
    units: BigInt(units ?? 0),
    costSaving: costSaving ?? 0n,
    operatingProfit: operatingProfit ?? null,
  };
}

/** Reads a whole report. @throws Refusal REQUIRED, INVALID, TOO_LONG, LIMIT at the fields */
export function readReport(fields: ReportFields, plan: PaymentPlan): ReadUsage & { note: string | null } {
  const problems = new Problems('');
  const usage = readUsage(fields, plan, problems);
  const note = readText(fields.note, 2000, problems.at('note'));
  checkFiles(fields.fileIds, problems.at('fileIds'));
  refuseAll(problems.list);
  return { ...usage, note };
}

/** Use as the audit trail keeps it: sums as yuan. */
export function usageFacts({ netSales, units, costSaving, operatingProfit }: ReadUsage) {
  return {
    netSales: formatYuan(netSales),
    units: units.toString(),
    costSaving: formatYuan(costSaving),
    ...(operatingProfit === null ? {} : { operatingProfit: formatYuan(operatingProfit) }),
  };
}
