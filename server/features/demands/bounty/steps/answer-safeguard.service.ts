import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { post } from '../../../ledger/post.service.ts';
import { notNow } from '../../change-demand.ts';
import { safeguardStates } from '../bounty.states.ts';
import { safeguardEntry } from '../bounty-entries.ts';
import {
  type BountyChange,
  type BountyDone,
  type BountyStep,
  changeBounty,
  checkSeen,
} from '../change-bounty.ts';
import { BountySafeguard } from '../data/safeguard.entity.ts';
import { mailBounty } from '../mails/mail-bounty.ts';
import { isOver } from '../reckon.ts';

export interface SafeguardStep {
  safeguardId: string;
  expectedVersion?: number | null;
  idempotencyKey: string;
}

/**
 * An operator confirms a deposit or a guarantee after looking at the evidence; from now on it keeps the bounty safe and
 * stands in the poster's books.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT, INVALID (a guarantee that has run out)
 */
export function confirmSafeguard(scope: Scope, input: SafeguardStep): Promise<BountySafeguard> {
  return answer(scope, input, 'confirmSafeguard', 'confirm', async (change, safeguard) => {
    const { tx, record } = change;
    if (isOver(record.demand)) throw notNow(record.demand.state, 'confirmSafeguard');
    if (safeguard.validUntil !== null && safeguard.validUntil < clock.today())
      throw new Refusal('INVALID', { field: 'safeguardId', params: { reason: 'RUN_OUT' } });
    const [entry] = await post(tx, scope, [safeguardEntry(record.demand, safeguard)]);
    safeguard.state = safeguardStates.next(safeguard.state, 'confirm');
    safeguard.entryId = entry?.id ?? null;
    stamp(change, safeguard);
    await tell(change, safeguard, 'safeguardConfirmed');
  });
}

/** An operator does not confirm a safeguard. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT, REQUIRED (reason) */
export function rejectSafeguard(
  scope: Scope,
  input: SafeguardStep & { reason: string },
): Promise<BountySafeguard> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return answer(scope, input, 'rejectSafeguard', 'confirm', async (change, safeguard) => {
    safeguard.state = safeguardStates.next(safeguard.state, 'reject');
    safeguard.reason = reason;
    stamp(change, safeguard);
    await tell(change, safeguard, 'safeguardRejected');
  });
}

/** The poster takes back a safeguard that nobody confirmed yet. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT */
export function withdrawSafeguard(scope: Scope, input: SafeguardStep): Promise<BountySafeguard> {
  return answer(scope, input, 'withdrawSafeguard', 'keep', async (_change, safeguard) => {
    safeguard.state = safeguardStates.next(safeguard.state, 'withdraw');
  });
}

async function answer(
  scope: Scope,
  input: SafeguardStep,
  operation: string,
  may: BountyStep<BountySafeguard>['may'],
  work: (change: BountyChange, safeguard: BountySafeguard) => Promise<void>,
): Promise<BountySafeguard> {
  const { safeguardId: id } = input;
  const known = isId(id) ? await scope.app.db.manager.findOneBy(BountySafeguard, { id }) : null;
  if (!known) throw noSafeguard();
  return changeBounty(scope, {
    demandId: known.demandId,
    may,
    once: { operation, key: input.idempotencyKey, input },
    work: async (change): Promise<BountyDone<BountySafeguard>> => {
      const safeguard = safeguardIn(change, id);
      checkSeen(safeguard, input.expectedVersion);
      await work(change, safeguard);
      safeguard.version += 1;
      await change.tx.save(safeguard);
      return {
        value: safeguard,
        action: operation,
        facts: { safeguardId: id, state: safeguard.state, amount: formatYuan(safeguard.amount) },
      };
    },
    again: (tx, answered) => tx.findOneByOrFail(BountySafeguard, { id: answered }),
  });
}

function stamp({ userId }: BountyChange, safeguard: BountySafeguard): void {
  safeguard.answeredBy = userId;
  safeguard.answeredAt = clock.now();
}

async function tell(
  { tx, scope, record: { demand } }: BountyChange,
  { amount, reason }: BountySafeguard,
  mail: 'safeguardConfirmed' | 'safeguardRejected',
): Promise<void> {
  await mailBounty(tx, scope.app, demand, {
    mail,
    to: ['POSTER'],
    values: { sum: formatYuan(amount), reason: reason ?? '' },
  });
}

/** A safeguard of the bounty at hand. @throws Refusal NOT_FOUND */
export function safeguardIn({ record }: BountyChange, id: string): BountySafeguard {
  const found = record.safeguards.find((safeguard) => safeguard.id === id);
  if (!found) throw noSafeguard();
  return found;
}

function noSafeguard(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'safeguardId' });
}
