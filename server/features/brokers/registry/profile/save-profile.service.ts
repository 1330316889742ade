import type { Scope } from '../../../../platform/app.ts';
import { canonicalJson } from '../../../../platform/audit/chain.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles, discardFiles } from '../../../../platform/files/files.service.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { brokerPolicy } from '../../broker.policy.ts';
import {
  type BrokerChange,
  type BrokerDone,
  type BrokerPermit,
  type BrokerReference,
  changeBroker,
} from '../../change-broker.ts';
import type { BrokerProfile, BrokerStanding } from '../../data/broker-profile.entity.ts';
import type { BrokerGap } from '../registry.enums.ts';
import {
  type BrokerContent,
  type BrokerMissingPart,
  copiesOf,
  missingParts,
  readBrokerContent,
} from './profile-content.ts';

/** Kind under which copies of certificates are kept. */
export const BROKER_CERTIFICATE_FILE = 'BrokerCertificate';

/** What is lacking of the certificates holds up their confirmation, not the rest of a public profile. */
const CONFIRMED_APART: ReadonlySet<BrokerGap> = new Set<BrokerGap>(['CERTIFICATES', 'CERTIFICATE_PARTS']);

/** Lets the broker act. */
export const byBroker: BrokerPermit = (actor, broker) => authorize(brokerPolicy, actor, 'edit', broker);

/**
 * Saves the whole content of a profile. A draft may be incomplete. Of a confirmed broker everything is changed at once but
 * level and certificates: these are kept as a proposal until they are handed in and confirmed.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE while it waits or is stopped, everything that is malformed,
 *   REQUIRED for what a public profile would lack
 */
export function saveBrokerProfile(
  scope: Scope,
  input: BrokerReference & { content: BrokerContent },
): Promise<BrokerProfile> {
  return changeBroker(scope, input, byBroker, async (change) => {
    const { broker } = change;
    const problems = new Problems('content');
    const content = readBrokerContent(input.content, problems);
    refuseAll(problems.list);
    if (broker.state === 'DRAFT' || broker.state === 'RETURNED') {
      await takeCopies(change, content.certificates, []);
      Object.assign(broker, content);
      return { action: null };
    }
    if (broker.state === 'CONFIRMED' && broker.proposedAt === null) return saveConfirmed(change, content);
    throw new Refusal('STATE', { params: { state: broker.state, action: 'saveBrokerProfile' } });
  });
}

async function saveConfirmed(change: BrokerChange, content: BrokerContent): Promise<BrokerDone> {
  const { broker } = change;
  const { level, certificates, ...open } = content;
  requireOpenParts(content);
  const isSame = sameStanding({ level, certificates }, broker);
  await takeCopies(change, broker.certificates, isSame ? [] : certificates);
  const changed = (Object.keys(open) as (keyof typeof open)[]).filter(
    (key) => canonicalJson(open[key]) !== canonicalJson(broker[key]),
  );
  Object.assign(broker, open, { proposed: isSame ? null : { level, certificates } });
  return { action: 'editBrokerProfile', facts: { changed, proposes: !isSame } };
}

/** Refuses what a profile lacks. @throws Refusal REQUIRED for each part */
export function requireComplete(content: BrokerContent): void {
  refuseMissing(missingParts(content));
}

/** The same without what is confirmed apart. */
function requireOpenParts(content: BrokerContent): void {
  refuseMissing(missingParts(content).filter(({ code }) => !CONFIRMED_APART.has(code)));
}

function refuseMissing(parts: readonly BrokerMissingPart[]): void {
  const problems = new Problems('content');
  for (const { code, field } of parts) problems.at(field).add('REQUIRED', { missing: code });
  refuseAll(problems.list);
}

/** The content of a profile as it stands, with what is proposed. */
export function contentOf(broker: BrokerProfile): BrokerContent {
  const { sectors, regions, languages, services, about, capacity, acceptsNew } = broker;
  const { level, certificates } = broker.proposed ?? broker;
  return { level, certificates, sectors, regions, languages, services, about, capacity, acceptsNew };
}

/** Gives the copies of certificates to the profile; those that are dropped are deleted. */
export async function takeCopies(
  { tx, scope, broker }: BrokerChange,
  certificates: BrokerStanding['certificates'],
  proposed: BrokerStanding['certificates'],
): Promise<void> {
  const owner = { kind: BROKER_CERTIFICATE_FILE, id: broker.id };
  const kept = [...new Set([...copiesOf(certificates), ...copiesOf(proposed)])];
  await attachFiles(tx, kept, owner, scope.actor, { field: 'content.certificates' });
  const before = [...copiesOf(broker.certificates), ...copiesOf(broker.proposed?.certificates ?? [])];
  await discardFiles(
    tx,
    before.filter((id) => !kept.includes(id)),
    owner,
  );
}

function sameStanding(one: BrokerStanding, other: BrokerStanding): boolean {
  return one.level === other.level && canonicalJson(one.certificates) === canonicalJson(other.certificates);
}
