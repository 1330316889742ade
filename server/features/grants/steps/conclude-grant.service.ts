import { In, LessThan, Not } from 'typeorm';
import { type App, jobScope, type Scope } from '../../../platform/app.ts';
import { clock, dayOf } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { addDays, addYears } from '../../../platform/standards/calendar.ts';
import { noticeStanding, openObjections } from '../../notices/notice-standing.service.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import { enforce, warnings } from '../../rulebook/enforce.ts';
import { quoteRule } from '../../rulebook/rulebook.ts';
import { type Unit, unitOf } from '../../rulebook/unit.ts';
import {
  changeGrant,
  type GrantReference,
  grantCase,
  lockGrant,
  may,
  notFound,
  storeGrant,
} from '../change-grant.ts';
import { OwnershipGrant } from '../data/ownership-grant.entity.ts';
import { grantStates, LIVE_GRANTS } from '../grant.states.ts';
import { grantDigest } from '../grant-digest.ts';
import { asksForNotice, judgeAgreement, judgeApplication } from '../grant-rules.ts';

/**
 * Records the written agreement that unit and team signed; not before the notice has run and its objections are closed.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE, CONFLICT, RULE (GRT-3, GRT-4, PRC-3), INVALID for a day in
 *   the future or within the notice
 */
export async function signGrant(
  scope: Scope,
  input: GrantReference & { fileId: string; agreedOn: string },
): Promise<OwnershipGrant> {
  return changeGrant(scope, input, may('decide'), async ({ tx, grant, unit }) => {
    const state = grantStates.next(grant.state, 'sign');
    const warned = judgeAgreement(unit.rulebook, grant);
    const cleared = await requireNotice(tx, grant, unit);
    const { earliest } = cleared;
    const latest = clock.today();
    if (input.agreedOn > latest || input.agreedOn < earliest)
      throw new Refusal('INVALID', { field: 'agreedOn', params: { earliest, latest } });
    const [paper] = await attachFiles(
      tx,
      [input.fileId],
      { kind: 'OwnershipGrant', id: grant.id },
      scope.actor,
      { field: 'fileId' },
    );
    Object.assign(grant, { state, agreementFileId: input.fileId, agreedOn: input.agreedOn });
    const documents = [{ fileId: input.fileId, sha256: paper?.sha256 }];
    const facts = { agreedOn: input.agreedOn, termsDigest: grantDigest(grant), documents };
    return { action: 'signGrant', facts: { ...facts, warnings: [...warned, ...cleared.warnings] } };
  });
}

/** Judges GRT-3 and PRC-3 with the notice locked: an objection and a signing cannot both win. */
async function requireNotice(tx: Transaction, grant: OwnershipGrant, { rulebook }: Unit) {
  const standing = await noticeStanding(tx, grantCase(grant), grantDigest(grant), { lock: true });
  const until: Record<string, string> = standing ? { until: standing.notice.endsAt.toISOString() } : {};
  const noticed = enforce(
    rulebook,
    'GRT-3',
    (asked) =>
      !asksForNotice(grant, asked) ||
      (standing?.over === true && standing.notice.days >= (asked.minimumDays ?? 0)),
    { params: { notice: standing ? 'RUNNING' : 'MISSING', ...until } },
  );
  // A notice that was given runs to its end, whether or not a rule asked for it.
  if (standing && !standing.over) throw new Refusal('STATE', { params: { action: 'signGrant', ...until } });
  const objections = await openObjections(tx, grantCase(grant));
  const objected = enforce(rulebook, 'PRC-3', objections === 0, { params: { objections } });
  if (standing?.upheld) {
    const rule = rulebook.rule('PRC-3');
    throw new Refusal('RULE', { params: { reason: 'UPHELD' }, ...(rule ? { rule: quoteRule(rule) } : {}) });
  }
  return {
    warnings: warnings(noticed, objected),
    // The end of a notice is the first moment of the first day on which it can be signed.
    earliest: dayOf(standing?.notice.endsAt ?? grant.approvedAt ?? clock.now()),
  };
}

/**
 * Records that the rights have passed to the team. A grant that waits for its result waits on.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE, CONFLICT, REQUIRED (`resultId`), RULE (GRT-0, GRT-7), INVALID
 */
export async function putGrantInForce(
  scope: Scope,
  input: GrantReference & { from: string },
): Promise<OwnershipGrant> {
  return changeGrant(scope, input, may('decide'), async ({ grant, record, unit }) => {
    const state = grantStates.next(grant.state, 'putInForce');
    if (!record) throw new Refusal('REQUIRED', { field: 'resultId' });
    const warned = warnings(
      enforce(unit.rulebook, 'GRT-0', record.result.securityScreening !== 'SENSITIVE'),
      // A conversion that was agreed before is rewarded afterwards: it is not granted as well.
      enforce(
        unit.rulebook,
        'GRT-7',
        grant.timing === 'IMMEDIATE' || record.result.conversionStatus !== 'INTENDED',
        { params: { conversion: record.result.conversionStatus } },
      ),
    );
    const { agreedOn, useYears } = grant;
    if (agreedOn === null || input.from < agreedOn || input.from > clock.today())
      throw new Refusal('INVALID', {
        field: 'from',
        params: { earliest: agreedOn ?? '', latest: clock.today() },
      });
    const lastDay = useYears === null ? null : addDays(addYears(input.from, useYears), -1);
    Object.assign(grant, { state, inForceFrom: input.from, lastDay });
    return { action: 'putGrantInForce', facts: { from: input.from, lastDay, warnings: warned } };
  });
}

/**
 * Names the result that a reserved grant was waiting for, once it is in the register.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE, ALREADY_EXISTS, RULE (GRT-0, GRT-1, GRT-2)
 */
export async function linkGrantResult(
  scope: Scope,
  input: GrantReference & { resultId: string },
): Promise<OwnershipGrant> {
  return changeGrant(scope, input, may('decide'), async ({ tx, grant, unit }) => {
    if (grant.resultId !== null || grant.state === 'ENDED' || grant.state === 'REFUSED')
      throw new Refusal('STATE', { params: { state: grant.state, action: 'linkGrantResult' } });
    const record = await resultForCase(tx, input.resultId, { lock: true });
    const isOfTeam = record?.completers.some(({ userId }) => userId === grant.appliedBy) ?? false;
    if (!record || record.result.organizationId !== grant.organizationId || !isOfTeam)
      throw notFound('resultId');
    if (!['REGISTERED', 'PUBLISHED', 'WITHDRAWN'].includes(record.result.state))
      throw new Refusal('STATE', { field: 'resultId', params: { state: record.result.state } });
    // Judged as an application for it: only now is there a result, and a team with its representative.
    const isRepresentative = record.completers.some(
      ({ userId, representative }) => representative && userId === grant.appliedBy,
    );
    const sensitive = record.result.securityScreening === 'SENSITIVE';
    const warned = judgeApplication(unit.rulebook, grant, { isRepresentative }, sensitive);
    const taken = await tx.existsBy(OwnershipGrant, {
      resultId: record.result.id,
      state: In([...LIVE_GRANTS]),
      id: Not(grant.id),
    });
    if (taken) throw new Refusal('ALREADY_EXISTS', { field: 'resultId' });
    grant.resultId = record.result.id;
    return { action: 'linkGrantResult', facts: { resultId: record.result.id, warnings: warned } };
  });
}

/**
 * Extends a right of use by whole years, where its agreement was kept and the income was good (GRT-1).
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE for others than rights of use in force, INVALID, REQUIRED
 */
export async function extendGrant(
  scope: Scope,
  input: GrantReference & { years: number; reason: string },
): Promise<OwnershipGrant> {
  const reason = readReasonOf(input.reason);
  return changeGrant(scope, input, may('decide'), ({ grant }) => {
    const { lastDay, useYears } = grant;
    if (grant.state !== 'IN_FORCE' || lastDay === null || useYears === null)
      throw new Refusal('STATE', { params: { state: grant.state, action: 'extendGrant' } });
    if (!Number.isInteger(input.years) || input.years < 1 || input.years > 50)
      throw new Refusal('INVALID', { field: 'years', params: { min: 1, max: 50 } });
    Object.assign(grant, { lastDay: addYears(lastDay, input.years), useYears: useYears + input.years });
    const facts = { lastDayBefore: lastDay, lastDay: grant.lastDay };
    return { action: 'extendGrant', facts, personal: { reason } };
  });
}

/**
 * Ends a grant in force: the rights go back to the unit, with a reason.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE, CONFLICT, REQUIRED
 */
export async function endGrant(
  scope: Scope,
  input: GrantReference & { reason: string },
): Promise<OwnershipGrant> {
  const reason = readReasonOf(input.reason);
  return changeGrant(scope, input, may('decide'), ({ grant }) => {
    Object.assign(grant, { state: grantStates.next(grant.state, 'end'), endReason: reason });
    return { action: 'endGrant', personal: { reason } };
  });
}

/** Ends the rights of use whose last day is past; repeatable. */
export async function endExpiredGrants(app: App): Promise<void> {
  const scope = jobScope(app, 'grants.end');
  const expired = await app.db.manager.findBy(OwnershipGrant, {
    state: 'IN_FORCE',
    lastDay: LessThan(clock.today()),
  });
  for (const { id, organizationId } of expired) {
    const unit = await unitOf(app, organizationId);
    await inTransaction(app.db, async (tx) => {
      const grant = await lockGrant(tx, id);
      const { state, version, lastDay } = grant;
      if (state !== 'IN_FORCE' || lastDay === null || lastDay >= clock.today()) return;
      grant.state = grantStates.next(state, 'end');
      const done = { action: 'endGrant', facts: { reason: 'TERM_OVER', lastDay } };
      await storeGrant(tx, scope, { grant, unit, before: { state, version }, done });
    });
  }
}

function readReasonOf(text: string): string {
  const problems = new Problems('reason');
  const reason = readReason(text, problems) ?? '';
  refuseAll(problems.list);
  return reason;
}
