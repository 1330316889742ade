import type { Actor } from '../../../platform/auth/actor.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal, type UserErrorData, userError } from '../../../platform/errors.ts';
import { attachFiles, discardFiles } from '../../../platform/files/files.service.ts';
import { activeMembers } from '../../accounts/members/active-members.service.ts';
import { existingOrganizations } from '../../accounts/organizations/existing-organizations.service.ts';
import type { ResultRecord } from '../data/result-record.ts';
import type { ContentChanges } from './content.types.ts';

/** Kinds of record under which the files of results are kept; each has its own readers. */
export const FILE_KINDS = {
  picture: 'result-picture',
  certificate: 'result-certificate',
  confidential: 'result-confidential',
} as const;

/**
 * Looks up whom changes name: completers get the account of the unit's member with their id or address, co-owning
 * organisations must be there. Two statements for any number of changes.
 * @param paths path of each change's content in the input
 * @returns what is refused of each change, in the order given
 */
export async function resolveReferences(
  tx: Transaction,
  organizationId: string,
  entries: readonly { changes: ContentChanges; record: ResultRecord | null; path: string }[],
): Promise<UserErrorData[][]> {
  const completers = entries.flatMap(({ changes }) => changes.completers ?? []);
  const members = await activeMembers(tx, organizationId, {
    userIds: completers.flatMap(({ userId }) => userId ?? []),
    emails: completers.flatMap(({ email }) => email ?? []),
  });
  const known = await existingOrganizations(
    tx,
    entries.flatMap(({ changes }) => (changes.coOwners ?? []).flatMap((owner) => owner.organizationId ?? [])),
  );
  return entries.map(({ changes, record, path }) => {
    const problems: UserErrorData[] = [];
    const before = new Set(record?.completers.map(({ userId }) => userId));
    changes.completers?.forEach((completer, index) => {
      const isKnown =
        members.some(({ userId }) => userId === completer.userId) || before.has(completer.userId);
      if (completer.userId !== null && !isKnown) {
        problems.push(userError('NOT_FOUND', { field: `${path}.completers.${index}.userId` }));
      }
      completer.userId ??= members.find(({ email }) => email === completer.email)?.userId ?? null;
    });
    changes.coOwners?.forEach((owner, index) => {
      if (owner.organizationId === null || known.has(owner.organizationId)) return;
      problems.push(userError('NOT_FOUND', { field: `${path}.coOwners.${index}.organizationId` }));
    });
    return problems;
  });
}

/** Gives the uploads that changes name to the result, and gives up those that a draft names no more. */
export async function settleFiles(
  tx: Transaction,
  actor: Actor,
  record: ResultRecord,
  changes: ContentChanges,
  path: string,
): Promise<void> {
  const { id, lastVersion } = record.result;
  const certificates = (changes.rights ?? []).map((right) => right.certificateId);
  const groups = [
    {
      kind: FILE_KINDS.picture,
      purpose: 'picture',
      before: record.pictures.map((picture) => picture.fileId),
      after: changes.pictures?.map((picture) => picture.fileId),
      field: (index: number) => `${path}.pictures.${index}.fileId`,
    },
    {
      kind: FILE_KINDS.certificate,
      purpose: 'document',
      before: record.rights.flatMap((right) => right.certificateId ?? []),
      after: changes.rights && certificates.filter((fileId) => fileId !== null),
      field: (index: number) => `${path}.rights.${placeOf(certificates, index)}.certificateId`,
    },
    {
      kind: FILE_KINDS.confidential,
      purpose: 'document',
      before: record.confidential?.fileIds ?? [],
      after: changes.confidentialFileIds,
      field: (index: number) => `${path}.confidentialFileIds.${index}`,
    },
  ] as const;
  for (const { kind, purpose, before, after, field } of groups) {
    if (!after) continue;
    await withFields(field, () => attachFiles(tx, after, { kind, id }, actor, { purpose, field: '' }));
    // Once disclosed, earlier versions name their files, and those stay.
    const gone = lastVersion === 0 ? before.filter((fileId) => !after.includes(fileId)) : [];
    if (gone.length > 0) await discardFiles(tx, gone, { kind, id });
  }
}

/** Place in the list of rights of the n-th certificate that is named. */
function placeOf(certificates: readonly (string | null)[], index: number): number {
  const places = certificates.flatMap((fileId, place) => (fileId === null ? [] : [place]));
  return places[index] ?? 0;
}

/** Writes the paths of our input into a refusal that names only the place in the list (`.3`). */
async function withFields(field: (index: number) => string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw Refusal.all(
      error.errors.map((each) => ({ ...each, field: field(Number(each.field?.split('.').at(-1) ?? 0)) })),
    );
  }
}
