import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { checkDays, readName } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { changeRunning, userIdOf } from '../running/change-running.ts';
import { presentTerms } from '../running/facts.ts';
import { attachEvidence, checkFiles } from '../running/running-files.ts';
import { flagReports } from './flag-reports.ts';
import { readUsage, type UsageFields, usageFacts } from './read-usage.ts';
import { TradeRecord, YearDeclaration } from './usage-evidence.entity.ts';

export interface DeclareYear extends UsageFields {
  dealId: string;
  year: number;
  fileIds: readonly string[];
}

/**
 * The licensee declares the total of a year from its accounts, with the accounts; reports that do not add up to it are
 * flagged. A later declaration of the same year takes its place.
 * @throws Refusal INVALID for a year that is not over or in which the contract did not hold, REQUIRED without a file
 */
export function declareYear(scope: Scope, input: DeclareYear): Promise<YearDeclaration> {
  return changeRunning(scope, { dealId: input.dealId }, 'ENTERPRISE', async (change) => {
    const { tx, running, calendars } = change;
    const { plan } = await presentTerms(tx, running, calendars);
    const problems = new Problems('');
    const first = Number(running.from.slice(0, 4));
    const last = Number(clock.today().slice(0, 4)) - 1;
    if (!Number.isInteger(input.year) || input.year < first || input.year > last)
      problems.at('year').add('INVALID', { reason: 'OUT_OF_RANGE', earliest: first, latest: last });
    const usage = readUsage({ ...input, operatingProfit: input.operatingProfit ?? 0n }, plan, problems);
    checkFiles(input.fileIds, problems.at('fileIds'), { needed: true });
    refuseAll(problems.list);
    const files = await attachEvidence(change, input.fileIds);
    const { netSales, units, costSaving } = usage;
    const declaration = Object.assign(new YearDeclaration(), {
      id: newId(),
      runningId: running.id,
      year: input.year,
      netSales,
      units,
      costSaving,
      fileIds: files.map(({ fileId }) => fileId),
      byUser: userIdOf(scope),
      at: clock.now(),
    } satisfies YearDeclaration);
    await tx.insert(YearDeclaration, declaration as object);
    await flagReports(tx, running, plan);
    const facts = { declarationId: declaration.id, year: input.year, ...usageFacts(usage), files };
    return { action: 'declareYear', facts, answer: declaration };
  });
}

export interface RecordTrade {
  dealId: string;
  from: string;
  to: string;
  amount: bigint;
  source: string;
  fileIds: readonly string[];
}

/**
 * A side keeps evidence of sales from elsewhere; reports that say less are flagged.
 * @throws Refusal INVALID for days in the future or out of order and for no amount, REQUIRED without source or file
 */
export async function recordTrade(scope: Scope, input: RecordTrade): Promise<TradeRecord> {
  const problems = new Problems('');
  const source = readName(input.source, 500, problems.at('source'));
  const latest = clock.today();
  checkDays(
    [
      { field: 'from', day: input.from, latest },
      { field: 'to', day: input.to, latest },
    ],
    problems,
  );
  if (input.amount <= 0n) problems.at('amount').add('INVALID', { reason: 'TOO_LITTLE' });
  checkFiles(input.fileIds, problems.at('fileIds'), { needed: true });
  refuseAll(problems.list);
  return changeRunning(scope, { dealId: input.dealId }, 'EITHER', async (change) => {
    const { tx, running, calendars, side } = change;
    if (side === null) throw new Refusal('FORBIDDEN');
    const files = await attachEvidence(change, input.fileIds);
    const { from, to, amount } = input;
    const record = Object.assign(new TradeRecord(), {
      id: newId(),
      runningId: running.id,
      from,
      to,
      amount,
      source,
      fileIds: files.map(({ fileId }) => fileId),
      side,
      byUser: userIdOf(scope),
      at: clock.now(),
    } satisfies TradeRecord);
    await tx.insert(TradeRecord, record as object);
    const { plan } = await presentTerms(tx, running, calendars);
    await flagReports(tx, running, plan);
    const facts = { tradeRecordId: record.id, from, to, amount: formatYuan(amount), source, files };
    return { action: 'recordTrade', facts, answer: record };
  });
}
