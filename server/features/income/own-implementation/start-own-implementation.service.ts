import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { brokenConstraint, inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { addYears } from '../../../platform/standards/calendar.ts';
import { type ResultRecord, resultForCase } from '../../results/result-for-case.service.ts';
import { enforce, warnings } from '../../rulebook/enforce.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { presentUnit, type Unit, unitOf } from '../../rulebook/unit.ts';
import { checkDay, readRecord } from '../holdings/read-movement.ts';
import { incomePolicy } from '../income.policy.ts';
import { userIdOf } from '../user-of.ts';
import { changeOwnAlone, permitFor, recordOwn } from './change-own-implementation.ts';
import { OwnImplementation, OwnImplementationYear } from './own-implementation.entity.ts';
import { OWN_IMPLEMENTATION_FILES } from './own-implementation.files.ts';
import { ownImplementationStates } from './own-implementation.states.ts';
import { profitYears } from './profit-years.ts';

/** Years at most where no rule names them. */
const MOST_YEARS = 20;
const EARLIEST_YEARS_AGO = 10;

export interface StartOwnImplementation {
  resultId: string;
  /** Day on which production started. */
  startedOn: string;
  /** Years running in which the team is paid (INC-4). */
  years: number;
  /** Proof of the start of production. */
  fileIds: readonly string[];
}

/**
 * An officer records that the unit puts a result into production itself: from then on the team has a part of each year's
 * operating profit (INC-4), by a plan of distribution like any other income.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE (a result that is not registered), ALREADY_EXISTS where it runs,
 *   RULE (INC-4: too few years), and what the fields lack
 */
export async function startOwnImplementation(
  scope: Scope,
  input: StartOwnImplementation,
): Promise<OwnImplementation> {
  const { manager } = scope.app.db;
  const record = await resultForCase(manager, input.resultId);
  if (!record || !sees(scope, record)) throw new Refusal('NOT_FOUND', { field: 'resultId' });
  const seen = await unitOf(scope.app, record.result.organizationId);
  try {
    return await inTransaction(scope.app.db, async (tx) =>
      start(tx, scope, await presentUnit(tx, seen), record, input),
    );
  } catch (error) {
    if (brokenConstraint(error) !== 'own_implementation_running') throw error;
    throw new Refusal('ALREADY_EXISTS', { field: 'resultId' });
  }
}

async function start(
  tx: Transaction,
  scope: Scope,
  unit: Unit,
  { result }: ResultRecord,
  input: StartOwnImplementation,
): Promise<OwnImplementation> {
  const { organizationId } = result;
  await permitFor(tx, scope.actor, { organizationId, resultId: result.id }, 'plan');
  if (result.state !== 'REGISTERED' && result.state !== 'PUBLISHED') {
    throw new Refusal('STATE', { params: { state: result.state, action: 'startOwnImplementation' } });
  }
  const warned = check(unit.rulebook, input);
  // One at a time for each unit: numbers without gaps.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`own:${organizationId}`]);
  const last = await tx.maximum(OwnImplementation, 'number', { organizationId });
  const own = Object.assign(new OwnImplementation(), {
    id: newId(),
    organizationId,
    resultId: result.id,
    number: (last ?? 0) + 1,
    title: result.title,
    startedOn: input.startedOn,
    years: input.years,
    state: 'RUNNING' as const,
    stoppedOn: null,
    stopReason: null,
    fileIds: [...input.fileIds],
    rulebookVersion: unit.rulebook.version,
    enteredBy: userIdOf(scope),
    enteredAt: clock.now(),
    version: 1,
  } satisfies OwnImplementation);
  const owner = { kind: OWN_IMPLEMENTATION_FILES, id: own.id };
  const files = await attachFiles(tx, input.fileIds, owner, scope.actor);
  await tx.insert(OwnImplementation, own as object);
  const years = profitYears(input.startedOn, input.years).map((span) => openYear(own.id, span));
  await tx.insert(OwnImplementationYear, years as object[]);
  await recordOwn(
    { tx, scope, own, unit },
    {
      action: 'startOwnImplementation',
      facts: {
        resultId: result.id,
        number: own.number,
        startedOn: own.startedOn,
        years: own.years,
        files: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
        warnings: warned,
      },
    },
  );
  return own;
}

function check(rulebook: Rulebook, input: StartOwnImplementation) {
  const problems = new Problems('');
  readRecord(input, problems);
  checkDay(input.startedOn, addYears(clock.today(), -EARLIEST_YEARS_AGO), problems.at('startedOn'));
  const { minimumYears = 1, maximumYears = MOST_YEARS } = rulebook.parameters('INC-4') ?? {};
  if (!Number.isInteger(input.years) || input.years < 1 || input.years > maximumYears) {
    problems.at('years').add('LIMIT', { min: minimumYears, max: maximumYears });
  }
  refuseAll(problems.list);
  return warnings(
    enforce(rulebook, 'INC-4', ({ minimumYears: least = 0 }) => input.years >= least, {
      field: 'years',
      params: { years: input.years, minimum: minimumYears },
    }),
  );
}

function openYear(
  implementationId: string,
  { number, from, to }: { number: number; from: string; to: string },
): OwnImplementationYear {
  return Object.assign(new OwnImplementationYear(), {
    id: newId(),
    implementationId,
    number,
    from,
    to,
    state: 'OPEN' as const,
    operatingProfit: null,
    note: null,
    fileIds: [],
    recordedBy: null,
    recordedAt: null,
    confirmedBy: null,
    confirmedAt: null,
  } satisfies OwnImplementationYear);
}

export interface StopOwnImplementation {
  ownImplementationId: string;
  expectedVersion: number;
  /** Last day of production. */
  on: string;
  reason: string;
}

/**
 * An officer records that production ended before the years were over: of the year in which it ended the profit is still
 * shared, later ones fall away.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE, and what the fields lack
 */
export function stopOwnImplementation(
  scope: Scope,
  input: StopOwnImplementation,
): Promise<OwnImplementation> {
  const { ownImplementationId: id, expectedVersion } = input;
  return changeOwnAlone(scope, { id, expectedVersion }, 'plan', ({ own, years }) => {
    const next = ownImplementationStates.next(own.state, 'stop');
    const problems = new Problems('');
    const reason = readReason(input.reason, problems.at('reason')) ?? '';
    const recorded = years.filter(({ state }) => state !== 'OPEN').at(-1);
    checkDay(input.on, recorded?.to ?? own.startedOn, problems.at('on'));
    refuseAll(problems.list);
    own.state = next;
    own.stoppedOn = input.on;
    own.stopReason = reason;
    return { action: 'stopOwnImplementation', facts: { stoppedOn: input.on }, personal: { reason } };
  });
}

function sees({ actor }: Scope, { result }: ResultRecord): boolean {
  return incomePolicy.see(actor, { organizationId: result.organizationId, beneficiaries: new Set() });
}
