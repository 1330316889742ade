import { In } from 'typeorm';
import type { App, Scope } from '../../platform/app.ts';
import type { DossierCase, DossierRef, DossierSource } from '../../platform/audit/dossier-source.ts';
import { type Chain, judgeChain, readChains } from '../../platform/audit/read-chains.ts';
import { clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { isId } from '../../platform/ids.ts';
import { membershipById, organizationById, userById } from '../accounts/accounts.loaders.ts';
import type { Dossier, DossierDocument, DossierEvent, DossierPerson, PersonalDetails } from './dossier.ts';
import { judgeProofs } from './judge-proofs.ts';
import { namedFiles } from './named-files.ts';
import { SHARED_LABELS, SHARED_MONEY } from './shared-labels.ts';

interface Opened extends DossierRef {
  source: DossierSource;
  found: DossierCase;
}

/**
 * The dossier of a case as this reader may have it, all of one moment, its chains verified.
 * @throws Refusal NOT_FOUND for cases that are not there, have no dossier or are not for the reader, all alike
 */
export async function readDossier(scope: Scope, ref: DossierRef): Promise<Dossier> {
  const { app } = scope;
  const snapshot = await app.db.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    const opened = await openAll(tx, scope, ref);
    const chains = await readChains(tx, opened);
    const events = eventsOf(opened, chains);
    return { opened, chains, events, documents: await documentsOf(tx, opened, events) };
  });
  const [main] = snapshot.opened;
  const { events, documents } = snapshot;
  const { title, organizationId, sections, proofs } = main.found;
  const units = await organizationById.batch(app, [organizationId]);
  return {
    caseType: main.caseType,
    caseId: main.caseId,
    kind: main.source.label,
    title,
    organizationId,
    unit: units.get(organizationId)?.name ?? '',
    madeAt: clock.now(),
    chains: snapshot.opened.map(({ caseType, caseId, source, found }, index) => {
      const chain = snapshot.chains[index] as Chain;
      const verdict = judgeChain(chain, app.signer.publicKey);
      return { caseType, caseId, kind: source.label, title: found.title, head: chain.head, verdict };
    }),
    events,
    sections: [...sections],
    documents,
    proofs: judgeProofs(proofs, events),
    people: await peopleOf(app, events),
    money: new Set([...SHARED_MONEY, ...snapshot.opened.flatMap(({ source }) => source.money ?? [])]),
    labels: Object.assign({}, SHARED_LABELS, ...snapshot.opened.map(({ source }) => source.labels)),
  };
}

/** The case itself and those of its related cases that this reader may have, too. */
async function openAll(tx: Transaction, scope: Scope, ref: DossierRef): Promise<[Opened, ...Opened[]]> {
  const main = await open(tx, scope, ref);
  if (!main) throw new Refusal('NOT_FOUND', { field: 'caseId' });
  const related: Opened[] = [];
  const seen = new Set([keyOf(main)]);
  for (const each of main.found.related) {
    if (seen.has(keyOf(each))) continue;
    seen.add(keyOf(each));
    const opened = await open(tx, scope, each);
    if (opened) related.push(opened);
  }
  return [main, ...related];
}

async function open(tx: Transaction, scope: Scope, { caseType, caseId }: DossierRef): Promise<Opened | null> {
  const source = scope.app.dossiers.get(caseType);
  if (!source || !isId(caseId)) return null;
  const found = await source.open(tx, scope, caseId);
  return found && { caseType, caseId, source, found };
}

function eventsOf(opened: readonly Opened[], chains: readonly Chain[]): DossierEvent[] {
  const events = chains.flatMap((chain, index) =>
    chain.events.map((event): DossierEvent => {
      const share = opened[index]?.found.shows?.(event) ?? 'ALL';
      const kept = chain.personal.get(event.id);
      let personal: PersonalDetails = { state: 'NONE' };
      if (event.personalDigest !== null) {
        if (share !== 'ALL') personal = { state: 'WITHHELD' };
        else if (kept) personal = { state: 'KEPT', salt: kept.salt, details: kept.details };
        else personal = { state: 'DELETED' };
      }
      return { event, share, personal };
    }),
  );
  // A stable sort: what happened in the same moment stays in the order of its chain.
  return events.sort((a, b) => a.event.at.getTime() - b.event.at.getTime());
}

async function documentsOf(
  tx: Transaction,
  opened: readonly Opened[],
  events: readonly DossierEvent[],
): Promise<DossierDocument[]> {
  const documents = new Map<string, DossierDocument>();
  const add = (fileId: string, label: string | null) => {
    const known = documents.get(fileId);
    const document = known ?? { fileId, label, file: null, recorded: null, events: [] };
    documents.set(fileId, document);
    return document;
  };
  for (const { found } of opened) for (const { fileId, label } of found.documents) add(fileId, label);
  for (const { event, share } of events) {
    if (share === 'NOTHING') continue;
    const { caseType, caseId, sequence } = event;
    for (const { fileId, sha256 } of namedFiles(event.facts)) {
      const document = add(fileId, null);
      document.recorded ??= sha256;
      document.events.push({ caseType, caseId, sequence });
    }
  }
  const ids = [...documents.keys()].filter(isId);
  const files = await tx.findBy(StoredFile, { id: In(ids), state: In(['HELD', 'ATTACHED']) });
  for (const { id, name, mediaType, size, sha256 } of files) {
    Object.assign(documents.get(id) ?? {}, { file: { name, mediaType, size, sha256 } });
  }
  return [...documents.values()];
}

/** Who acted, as names and memberships are today. */
export async function peopleOf(
  app: App,
  events: readonly { event: { userId: string | null; membershipId: string | null } }[],
): Promise<Map<string, DossierPerson>> {
  const acts = new Map(
    events.flatMap(({ event }) => (event.userId ? [[personKey(event) ?? '', event] as const] : [])),
  );
  if (acts.size === 0) return new Map();
  const idsOf = (ids: (string | null | undefined)[]) => [
    ...new Set(ids.filter((id) => typeof id === 'string')),
  ];
  const users = await userById.batch(app, idsOf([...acts.values()].map(({ userId }) => userId)));
  const membershipIds = idsOf([...acts.values()].map(({ membershipId }) => membershipId));
  const memberships = membershipIds.length > 0 ? await membershipById.batch(app, membershipIds) : new Map();
  const units = idsOf([...memberships.values()].map(({ organizationId }) => organizationId));
  const organizations = units.length > 0 ? await organizationById.batch(app, units) : new Map();
  return new Map(
    [...acts].map(([key, { userId, membershipId }]) => {
      const membership = memberships.get(membershipId ?? '');
      const name = users.get(userId ?? '')?.name ?? null;
      const organization = organizations.get(membership?.organizationId ?? '')?.name ?? null;
      return [key, { name, roles: membership?.roles ?? [], organization }];
    }),
  );
}

/** Key under which `people` has who did an event; null for jobs of the system. */
export function personKey(event: { userId: string | null; membershipId: string | null }): string | null {
  return event.membershipId ?? event.userId;
}

function keyOf({ caseType, caseId }: DossierRef): string {
  return `${caseType}:${caseId}`;
}
