import { Not } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { checkDays, readText } from '../../../platform/input/texts.ts';
import { establish } from '../events/establish.ts';
import { PaymentRecord } from '../events/payment-record.entity.ts';
import { mailSides } from '../mails/mail-sides.ts';
import { changeOf, changeRunning, type RunningChange, store, userIdOf } from '../running/change-running.ts';
import { isEnded } from '../running/running.states.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import { attachEvidence, checkFiles } from '../running/running-files.ts';
import { RightMark } from './right-mark.entity.ts';
import { rightsInWatch } from './rights-of.ts';
import type { RightMarkKind } from './watch.enums.ts';

export interface MarkRight {
  dealId: string;
  /** The right by its key in the watch. */
  rightKey: string;
  kind: RightMarkKind;
  on: string;
  /** For a fee: the last day that it covers. */
  paidUntil?: string | null;
  note?: string | null;
  fileIds: readonly string[];
}

/**
 * An officer records an annual fee, a lapse or a restoration of a right. A lapse and a restoration become events of every
 * running contract of the result: both sides hear of it, and payments pause where the terms say so.
 * @throws Refusal NOT_FOUND (`rightKey`), INVALID for days, REQUIRED (`paidUntil`, a lapse's proof), STATE for a lapse of what
 *   lapsed and a restoration of what did not
 */
export async function markRight(scope: Scope, input: MarkRight): Promise<RightMark> {
  const problems = new Problems('');
  const { kind, on } = input;
  checkDays([{ field: 'on', day: on, latest: clock.today() }], problems);
  const paidUntil = kind === 'FEE_PAID' ? (input.paidUntil ?? null) : null;
  if (kind === 'FEE_PAID' && paidUntil === null) problems.at('paidUntil').add('REQUIRED');
  const note = readText(input.note, 2000, problems.at('note'));
  checkFiles(input.fileIds, problems.at('fileIds'), { needed: kind !== 'FEE_PAID' });
  refuseAll(problems.list);
  return changeRunning(scope, { dealId: input.dealId }, 'OWNER', async (change) => {
    const { tx, running } = change;
    const right = (await rightsInWatch.batch(scope.app, [running.resultId]))
      .get(running.resultId)
      ?.find(({ key }) => key === input.rightKey);
    if (!right) throw new Refusal('NOT_FOUND', { field: 'rightKey' });
    const lapsed = await lastLapse(tx, running.resultId, input.rightKey);
    if ((kind === 'LAPSED') === (lapsed !== null) && kind !== 'FEE_PAID')
      throw new Refusal('STATE', { params: { action: 'markRight', state: right.standing } });
    if (kind === 'RESTORED' && lapsed !== null && on <= lapsed.on)
      throw new Refusal('INVALID', { field: 'on', params: { reason: 'DAY_ORDER', day: lapsed.on } });
    const files = await attachEvidence(change, input.fileIds);
    const mark = Object.assign(new RightMark(), {
      id: newId(),
      resultId: running.resultId,
      rightKey: input.rightKey,
      kind,
      on,
      paidUntil,
      note,
      fileIds: files.map(({ fileId }) => fileId),
      byUser: userIdOf(scope),
      at: clock.now(),
    } satisfies RightMark);
    await tx.insert(RightMark, mark as object);
    if (kind !== 'FEE_PAID') await spread(change, mark);
    const facts = { markId: mark.id, rightKey: mark.rightKey, kind, on, paidUntil, files };
    return { action: 'markRight', facts, answer: mark };
  });
}

/** The last lapse of a right that was not restored since. Read under the lock of a contract of its result. */
async function lastLapse(tx: Transaction, resultId: string, rightKey: string): Promise<RightMark | null> {
  const last = await tx.findOne(RightMark, {
    where: { resultId, rightKey, kind: Not('FEE_PAID') },
    order: { at: 'DESC', id: 'DESC' },
  });
  return last?.kind === 'LAPSED' ? last : null;
}

/** Makes a lapse or a restoration an event of every contract of the result that still runs. */
async function spread(change: RunningChange, mark: RightMark): Promise<void> {
  const { tx, scope, running, unit } = change;
  await happen(change, mark);
  const others = await tx.find(RunningContract, {
    where: { resultId: mark.resultId, id: Not(running.id) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const other of others.filter(({ state }) => !isEnded(state))) {
    const its = await changeOf(tx, scope, other, unit);
    await happen(its, mark);
    const action = mark.kind === 'LAPSED' ? 'rightLapsed' : 'rightRestored';
    await store(its, { action, facts: { markId: mark.id, rightKey: mark.rightKey, on: mark.on } });
  }
}

async function happen({ tx, scope, running }: RunningChange, mark: RightMark): Promise<void> {
  const { on, rightKey, byUser } = mark;
  if (mark.kind === 'LAPSED') {
    await establish(tx, running, { kind: 'LAPSE', on, rightKey, side: 'OWNER', byUser });
  } else {
    const lapse = await tx.findOne(PaymentRecord, {
      where: { runningId: running.id, kind: 'LAPSE', rightKey },
      order: { at: 'DESC', id: 'DESC' },
    });
    // A contract that began after the lapse knows of none, so nothing was paused in it.
    if (lapse)
      await establish(tx, running, {
        kind: 'RESTORED',
        on,
        rightKey,
        lapseId: lapse.id,
        side: 'OWNER',
        byUser,
      });
  }
  const mail = mark.kind === 'LAPSED' ? 'rightLapsed' : 'rightRestored';
  await mailSides(tx, scope.app, running, mail, ['OFFICER', 'LICENSEE'], { right: rightKey, day: on });
}
