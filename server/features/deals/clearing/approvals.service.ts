import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readName, readText } from '../../../platform/input/texts.ts';
import { addWorkingDays } from '../../../platform/standards/calendar.ts';
import { calendarsOf } from '../../rulebook/calendars/calendars.service.ts';
import { changeDeal, type DealReference, forSide, notNow, userIdOf } from '../change-deal.ts';
import type { Deal } from '../data/deal.entity.ts';
import { DealApproval, DealCheck } from '../data/deal-records.entity.ts';
import type { DealCheckKind, DealCheckOutcome } from '../deal.enums.ts';
import { isClearing, isOver } from '../deal.states.ts';
import { attachOne, fileFact } from '../participants/deal-files.ts';

export type RecordApproval = DealReference & {
  department: string;
  reference: string;
  approved: boolean;
  decidedOn: string;
  fileId?: string | null;
};

/**
 * Records what the supervising department said to the agreed terms (REG-6), with the last day of the filing term in
 * working days; where the calendar of a year is missing, that year is kept instead of a guess.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE before terms are agreed, REQUIRED (`fileId` of an
 *   approval), INVALID (`decidedOn`)
 */
export function recordApproval(scope: Scope, input: RecordApproval): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER'), async (change) => {
    const { tx, record, unit } = change;
    const { deal } = record;
    if (!isClearing(deal.state) || deal.termsDigest === null) throw notNow(deal.state, 'recordApproval');
    const problems = new Problems('');
    const department = readName(input.department, 200, problems.at('department'));
    const reference = readName(input.reference, 100, problems.at('reference'));
    if (input.decidedOn > clock.today()) problems.at('decidedOn').add('INVALID', { reason: 'IN_FUTURE' });
    if (input.approved && !input.fileId) problems.at('fileId').add('REQUIRED');
    refuseAll(problems.list);
    const file = await attachOne(change, input.fileId);
    const days = unit.rulebook.parameters('REG-6')?.filingWorkingDays;
    const due =
      input.approved && days !== undefined
        ? addWorkingDays(input.decidedOn, days, await calendarsOf(tx))
        : null;
    const approval = Object.assign(new DealApproval(), {
      id: newId(),
      dealId: deal.id,
      termsDigest: deal.termsDigest,
      department,
      reference,
      approved: input.approved,
      decidedOn: input.decidedOn,
      fileId: file?.id ?? null,
      filingDueOn: due?.kind === 'DAY' ? due.day : null,
      calendarMissing: due?.kind === 'CALENDAR_MISSING' ? due.year : null,
      filedOn: null,
      byUser: userIdOf(scope),
      at: clock.now(),
    });
    await tx.insert(DealApproval, approval as object);
    record.approvals.push(approval);
    const { id, approved, decidedOn, filingDueOn, calendarMissing } = approval;
    return {
      action: 'recordApproval',
      facts: {
        approvalId: id,
        department,
        reference,
        approved,
        decidedOn,
        filingDueOn,
        calendarMissing,
        ...(file ? fileFact(file) : {}),
      },
    };
  });
}

/**
 * Records when the approval was filed with the finance department.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE once it is filed, INVALID (`filedOn`)
 */
export function recordFiling(
  scope: Scope,
  input: DealReference & { approvalId: string; filedOn: string },
): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER'), async ({ tx, record: { deal, approvals } }) => {
    const approval = approvals.find(({ id }) => id === input.approvalId);
    if (!approval) throw new Refusal('NOT_FOUND', { field: 'approvalId' });
    if (!approval.approved || approval.filedOn !== null) throw notNow(deal.state, 'recordFiling');
    if (input.filedOn > clock.today() || input.filedOn < approval.decidedOn) {
      throw new Refusal('INVALID', {
        field: 'filedOn',
        params: { earliest: approval.decidedOn, latest: clock.today() },
      });
    }
    approval.filedOn = input.filedOn;
    await tx.update(DealApproval, approval.id, { filedOn: input.filedOn });
    const late = approval.filingDueOn !== null && input.filedOn > approval.filingDueOn;
    return { action: 'recordFiling', facts: { approvalId: approval.id, filedOn: input.filedOn, late } };
  });
}

export type RecordDealCheck = DealReference & {
  kind: DealCheckKind;
  outcome: DealCheckOutcome;
  note?: string | null;
  fileId?: string | null;
};

/**
 * Records a check of export control or ethics (REG-13); the last one of a kind counts.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE once signed, REQUIRED (`fileId`) for a leave of the authority
 */
export function recordDealCheck(scope: Scope, input: RecordDealCheck): Promise<Deal> {
  return changeDeal(scope, input, forSide('OWNER'), async (change) => {
    const { tx, record } = change;
    const { deal } = record;
    if (isOver(deal.state) || deal.state === 'SIGNED' || deal.state === 'ACTIVE') {
      throw notNow(deal.state, 'recordDealCheck');
    }
    const problems = new Problems('');
    const note = readText(input.note, 1000, problems.at('note'));
    if (input.outcome === 'LICENSED' && !input.fileId) problems.at('fileId').add('REQUIRED');
    refuseAll(problems.list);
    const file = await attachOne(change, input.fileId);
    const check = Object.assign(new DealCheck(), {
      id: newId(),
      dealId: deal.id,
      kind: input.kind,
      outcome: input.outcome,
      note,
      fileId: file?.id ?? null,
      byUser: userIdOf(scope),
      at: clock.now(),
    });
    await tx.insert(DealCheck, check as object);
    record.checks.push(check);
    return {
      action: 'recordDealCheck',
      facts: { checkId: check.id, kind: check.kind, outcome: check.outcome, ...(file ? fileFact(file) : {}) },
      ...(note === null ? {} : { personal: { note } }),
    };
  });
}
