import { createHmac } from 'node:crypto';
import { MoreThan } from 'typeorm';
import { jobScope, type Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import { actingUser, requireConsent } from '../../platform/auth/actor.ts';
import { authorize } from '../../platform/auth/policy.ts';
import { caseTopic } from '../../platform/cases.ts';
import { clock } from '../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { attachFiles } from '../../platform/files/files.service.ts';
import { isId, newId } from '../../platform/ids.ts';
import { Problems, refuseAll } from '../../platform/input/problems.ts';
import { readName, readText } from '../../platform/input/texts.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { userById } from '../accounts/accounts.loaders.ts';
import { ruleOf, unitOf } from '../rulebook/unit.ts';
import { lockNotice } from './change-objection.ts';
import { noticePolicy } from './notice.policy.ts';
import { Objection } from './objection.entity.ts';
import { PublicNotice } from './public-notice.entity.ts';

/** Kind of record under which the files of objections are kept. */
export const OBJECTION_FILES = 'objection';
/** Objections that one address may send in an hour. */
export const OBJECTIONS_PER_HOUR = 5;
const HOUR_MS = 60 * 60 * 1000;
const MOST_FILES = 10;

export interface NewObjection {
  noticeId: string;
  grounds: string;
  /** The account's unless told. */
  name?: string | null;
  /** How to reach the objector; the account's address unless told. */
  contact?: string | null;
  fileIds?: readonly string[] | null;
}

/**
 * Whoever a notice is for objects to it while it runs. The notice is locked, and the clock is asked after that: an
 * objection and a signing take turns, and what comes second sees the first.
 * @throws Refusal NOT_FOUND, EXPIRED (`endsAt`) once its days are over, STATE for a void notice, FORBIDDEN for the other
 *   side of the case, LIMIT after too many from one address, REQUIRED, TOO_LONG
 */
export async function objectToNotice(scope: Scope, input: NewObjection): Promise<Objection> {
  const { app, actor } = scope;
  requireConsent(actor);
  const fields = readObjection(input, await accountOf(scope));
  const fileIds = input.fileIds ?? [];
  if (fileIds.length > MOST_FILES)
    throw new Refusal('LIMIT', { field: 'fileIds', params: { max: MOST_FILES } });
  const known = isId(input.noticeId)
    ? await app.db.manager.findOneBy(PublicNotice, { id: input.noticeId })
    : null;
  if (!known || !noticePolicy.see(actor, known)) throw new Refusal('NOT_FOUND', { field: 'noticeId' });
  authorize(noticePolicy, actor, 'object', known);
  const unit = await unitOf(app, known.organizationId);
  return inTransaction(app.db, async (tx) => {
    const senderDigest = digestOf(scope);
    await refuseTooMany(tx, senderDigest);
    const notice = await lockNotice(tx, known.id);
    const rule = ruleOf(unit, 'PRC-3');
    const { state, caseType, caseId } = notice;
    if (state === 'VOID')
      throw new Refusal('STATE', { params: { state, action: 'objectToNotice' }, ...rule });
    if (state === 'ENDED')
      throw new Refusal('EXPIRED', { params: { endsAt: notice.endsAt.toISOString() }, ...rule });
    const objection = newObjection(scope, notice, { ...fields, fileIds, senderDigest });
    const owner = { kind: OBJECTION_FILES, id: objection.id };
    const files = await attachFiles(tx, fileIds, owner, actor);
    await tx.insert(Objection, objection as object);
    // Parties read the dossier of their case: who objected stands in the objection alone, not even as the actor here.
    await audit(tx, jobScope(app, 'objection'), {
      caseType,
      caseId,
      action: 'objectToNotice',
      facts: {
        objectionId: objection.id,
        noticeId: notice.id,
        before: null,
        after: objection.state,
        files: files.map(({ id: fileId, sha256 }) => ({ fileId, sha256 })),
      },
      personal: { grounds: fields.grounds },
      rulebookVersion: unit.rulebook.version,
    });
    await tell(tx, caseTopic(caseType), [caseId]);
    return objection;
  });
}

interface Fields {
  name: string;
  contact: string;
  grounds: string;
}

function readObjection(input: NewObjection, account: { name: string; email: string } | null): Fields {
  const problems = new Problems('');
  const grounds = readText(input.grounds, 4000, problems.at('grounds'));
  if (grounds === null) problems.at('grounds').add('REQUIRED');
  const name = readName(input.name || account?.name, 60, problems.at('name'));
  const contact = readName(input.contact || account?.email, 200, problems.at('contact'));
  refuseAll(problems.list);
  return { name, contact, grounds: grounds ?? '' };
}

async function accountOf({ app, actor }: Scope): Promise<{ name: string; email: string } | null> {
  const user = actingUser(actor);
  return user ? ((await userById.batch(app, [user.userId])).get(user.userId) ?? null) : null;
}

function newObjection(
  { actor }: Scope,
  { id: noticeId, organizationId, caseType, caseId }: PublicNotice,
  { fileIds, ...fields }: Fields & { fileIds: readonly string[]; senderDigest: string },
): Objection {
  return Object.assign(new Objection(), {
    id: newId(),
    noticeId,
    organizationId,
    caseType,
    caseId,
    state: 'RAISED' as const,
    version: 1,
    raisedBy: actingUser(actor)?.userId ?? null,
    ...fields,
    fileIds: [...fileIds],
    raisedAt: clock.now(),
    decidedBy: null,
    decidedAt: null,
    turnDownReason: null,
    investigatorId: null,
    assignedAt: null,
    findings: null,
    findingsFileIds: [],
    investigatedAt: null,
    outcome: null,
    outcomeText: null,
    publishedBy: null,
    publishedAt: null,
    overdueToldAt: null,
  });
}

/** Counts by a digest, so that no address is kept; objections of one sender wait for each other. */
async function refuseTooMany(tx: Transaction, senderDigest: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`objection:${senderDigest}`]);
  const sent = await tx.countBy(Objection, { senderDigest, raisedAt: MoreThan(clock.in(-HOUR_MS)) });
  if (sent >= OBJECTIONS_PER_HOUR)
    throw new Refusal('LIMIT', { params: { max: OBJECTIONS_PER_HOUR, minutes: 60 } });
}

/** Of the account, else of the address. */
function digestOf({ app, actor, address }: Scope): string {
  return createHmac('sha256', app.config.secret)
    .update(`objection:${actingUser(actor)?.userId ?? address ?? 'none'}`)
    .digest('hex');
}
