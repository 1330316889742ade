import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { checkDays, readName } from '../../../../platform/input/texts.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { notNow } from '../../change-demand.ts';
import type { SafeguardKind } from '../bounty.enums.ts';
import { type BountyChange, type BountyDone, changeBounty } from '../change-bounty.ts';
import { BountySafeguard } from '../data/safeguard.entity.ts';
import { mailBounty } from '../mails/mail-bounty.ts';
import { isOver } from '../reckon.ts';
import { readMoney } from './read-money.ts';

/** Kind of record under which evidence of safeguards is kept. */
export const SAFEGUARD_FILES = 'BountySafeguard';

export interface RecordSafeguard {
  demandId: string;
  kind: SafeguardKind;
  /** Fen. */
  amount: bigint;
  /** Custodian or guarantor. */
  holder: string;
  reference?: string | null;
  since: string;
  /** Last day of a guarantee. */
  validUntil?: string | null;
  /** Evidence; at least one. */
  fileIds: readonly string[];
  idempotencyKey: string;
}

/**
 * The poster records a deposit or a guarantee with its evidence; it counts once an operator confirms it. More can be
 * recorded at any time until the demand is over, such as before the bounty is raised.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, REQUIRED, INVALID (a guarantee that ends before the work), LIMIT
 */
export function recordSafeguard(scope: Scope, input: RecordSafeguard): Promise<BountySafeguard> {
  return changeBounty(scope, {
    demandId: input.demandId,
    may: 'keep',
    once: { operation: 'recordSafeguard', key: input.idempotencyKey, input },
    work: (change) => record(change, input),
    again: (tx, id) => tx.findOneByOrFail(BountySafeguard, { id }),
  });
}

async function record(
  { tx, scope, record: { demand }, userId }: BountyChange,
  input: RecordSafeguard,
): Promise<BountyDone<BountySafeguard>> {
  if (isOver(demand)) throw notNow(demand.state, 'recordSafeguard');
  if (demand.bounty === 0n)
    throw new Refusal('INVALID', { field: 'amount', params: { reason: 'NO_BOUNTY' } });
  const texts = readSafeguard(input, demand.wantedBy);
  const safeguard = Object.assign(new BountySafeguard(), {
    id: newId(),
    demandId: demand.id,
    organizationId: demand.organizationId,
    kind: input.kind,
    state: 'RECORDED' as const,
    version: 1,
    amount: input.amount,
    used: 0n,
    returned: 0n,
    ...texts,
    since: input.since,
    recordedBy: userId,
    recordedAt: clock.now(),
    answeredBy: null,
    answeredAt: null,
    reason: null,
    entryId: null,
  } satisfies Omit<BountySafeguard, 'rest'>);
  await tx.insert(BountySafeguard, safeguard as object);
  const files = await attachFiles(
    tx,
    input.fileIds,
    { kind: SAFEGUARD_FILES, id: safeguard.id },
    scope.actor,
  );
  await mailBounty(tx, scope.app, demand, {
    mail: 'safeguardRecorded',
    to: ['OPERATOR'],
    values: { sum: formatYuan(safeguard.amount) },
  });
  return {
    value: safeguard,
    action: 'recordSafeguard',
    facts: {
      safeguardId: safeguard.id,
      kind: safeguard.kind,
      amount: formatYuan(safeguard.amount),
      validUntil: safeguard.validUntil,
      documents: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
    },
  };
}

function readSafeguard(input: RecordSafeguard, wantedBy: string | null) {
  const problems = new Problems('');
  const { kind, amount, since } = input;
  const holder = readName(input.holder, 200, problems.at('holder'));
  const reference = readMoney(
    { amount, on: since, dayField: 'since', reference: input.reference ?? null },
    problems,
  );
  if (input.fileIds.length === 0) problems.at('fileIds').add('REQUIRED');
  if (input.fileIds.length > 10) problems.at('fileIds').add('LIMIT', { max: 10 });
  const validUntil = kind === 'GUARANTEE' ? (input.validUntil ?? null) : null;
  if (kind === 'GUARANTEE') {
    if (validUntil === null) problems.at('validUntil').add('REQUIRED');
    else {
      checkDays([{ field: 'validUntil', day: validUntil }], problems);
      const least = [clock.today(), wantedBy ?? ''].reduce((one, other) => (one > other ? one : other));
      if (validUntil < least) problems.at('validUntil').add('INVALID', { reason: 'ENDS_BEFORE_WORK', least });
    }
  }
  refuseAll(problems.list);
  return { holder, reference, validUntil };
}
