import { callDecision, type DecisionCall } from '../../server/features/decisions/call-decision.service.ts';
import type { CollectiveDecision } from '../../server/features/decisions/collective-decision.entity.ts';
import type { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import { type NewNotice, publishNotice } from '../../server/features/notices/publish-notice.service.ts';
import { unitOf } from '../../server/features/rulebook/unit.ts';
import type { App } from '../../server/platform/app.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import type { CaseRef } from '../../server/platform/cases.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { newId } from '../../server/platform/ids.ts';
import { OutboxEvent } from '../../server/platform/outbox/outbox-event.entity.ts';
import { type Member, scopeOf } from '../support/accounts.ts';

/** A case that no feature owns: decisions and notices ask for nothing but its key. */
export function newCase(): CaseRef {
  return { caseType: 'Deal', caseId: newId() };
}

export const DIGEST = 'a'.repeat(64);

/** Publishes the notice of a case as a deal would; 15 days of a case of its own unless told. */
export async function publish(
  app: App,
  officer: Member,
  values: Partial<Omit<NewNotice, 'unit'>> = {},
): Promise<PublicNotice> {
  const scope = await scopeOf(app, officer);
  const unit = await unitOf(app, officer.organizationId);
  return inTransaction(app.db, (tx) =>
    publishNotice(tx, scope, {
      ...newCase(),
      unit,
      termsDigest: DIGEST,
      kind: 'DEAL',
      resultId: null,
      title: '拟许可公示',
      content: [
        { label: 'RESULT_NAME', value: '寒地稻秆低温降解菌剂' },
        { label: 'PRICE', value: '入门费 5 万元' },
        { label: 'WAY_TO_OBJECT', value: '在本页提出，或致电成果转化处' },
      ],
      days: 15,
      ruleId: 'PRC-2',
      partyUserIds: [],
      partyOrganizationIds: [],
      ...values,
    }),
  );
}

/** Calls a decision of the whole leadership on a case of its own unless told. */
export async function call(
  app: App,
  officer: Member,
  values: Partial<Omit<DecisionCall, 'unit'>> = {},
): Promise<CollectiveDecision> {
  const scope = await scopeOf(app, officer);
  const unit = await unitOf(app, officer.organizationId);
  return inTransaction(app.db, (tx) =>
    callDecision(tx, scope, {
      ...newCase(),
      unit,
      termsDigest: DIGEST,
      resultId: null,
      title: '菌剂许可',
      content: [{ label: 'PRICE', value: '入门费 5 万元' }],
      recused: [],
      memberIds: null,
      meetingOn: null,
      ...values,
    }),
  );
}

/** Names of the events on the chain of a case, whose hashes and signature are checked. */
export async function trailOf(app: App, { caseType, caseId }: CaseRef) {
  const events = await auditTrail(app.db.manager, caseType, caseId);
  const head = await app.db.manager.findOneByOrFail(AuditHead, { caseType, caseId });
  const verdict = verifyChain(events, head, app.signer.publicKey);
  if (!verdict.valid) throw new Error(`the chain is broken: ${JSON.stringify(verdict)}`);
  return events;
}

/** How often a case was told that something changed. */
export function toldOf(app: App, { caseType, caseId }: CaseRef): Promise<number> {
  return app.db.manager.countBy(OutboxEvent, { topic: `case.${caseType}`, key: caseId });
}
