import { newId } from '../../../platform/ids.ts';
import { ConfidentialPart } from '../data/confidential.entity.ts';
import { Completer, CoOwner, Encumbrance, ResultPicture, ResultRight } from '../data/result-parts.entity.ts';
import type { PartList, ResultRecord, TouchedParts } from '../data/result-record.ts';
import type { CompleterContent, ContentChanges } from './content.types.ts';

interface Part {
  id: string;
  resultId: string;
  position: number;
}

/** Whether an item of a list is the same one after an edit, so that it keeps its id. */
const SAME = {
  completers: (a: Pick<Completer, 'userId' | 'name'>, b: Pick<Completer, 'userId' | 'name'>) =>
    (a.userId !== null && a.userId === b.userId) || a.name === b.name,
  rights: (a: Pick<ResultRight, 'kind' | 'number'>, b: Pick<ResultRight, 'kind' | 'number'>) =>
    a.kind === b.kind && a.number === b.number,
  coOwners: (a: Pick<CoOwner, 'name'>, b: Pick<CoOwner, 'name'>) => a.name === b.name,
  encumbrances: (a: Pick<Encumbrance, 'kind' | 'holder'>, b: Pick<Encumbrance, 'kind' | 'holder'>) =>
    a.kind === b.kind && a.holder === b.holder,
  pictures: (a: Pick<ResultPicture, 'fileId'>, b: Pick<ResultPicture, 'fileId'>) => a.fileId === b.fileId,
} as const;

/** Puts changes into a record, in memory, and tells which of its lists they touched. */
export function applyContent(record: ResultRecord, changes: ContentChanges): TouchedParts {
  const touched = new Set<PartList | 'confidential'>();
  const { result } = record;
  Object.assign(result, changes.columns);
  if (changes.completers) {
    record.completers = withAddresses(record.completers, changes.completers, result.id);
    touched.add('completers');
  }
  if (changes.rights) {
    record.rights = replace(ResultRight, result.id, record.rights, changes.rights, SAME.rights);
    touched.add('rights');
  }
  if (changes.coOwners) {
    record.coOwners = replace(CoOwner, result.id, record.coOwners, changes.coOwners, SAME.coOwners);
    touched.add('coOwners');
  }
  if (changes.encumbrances) {
    const { encumbrances } = record;
    record.encumbrances = replace(
      Encumbrance,
      result.id,
      encumbrances,
      changes.encumbrances,
      SAME.encumbrances,
    );
    touched.add('encumbrances');
  }
  if (changes.pictures) {
    record.pictures = replace(ResultPicture, result.id, record.pictures, changes.pictures, SAME.pictures);
    touched.add('pictures');
  }
  if (changes.confidentialText !== undefined || changes.confidentialFileIds !== undefined) {
    applyConfidential(record, changes);
    touched.add('confidential');
  }
  return touched;
}

/** Addresses are never shown, so a form cannot send them back: one that is not said anew stays. */
function withAddresses(
  before: readonly Completer[],
  after: readonly CompleterContent[],
  resultId: string,
): Completer[] {
  return replace(Completer, resultId, before, after, SAME.completers).map((completer) =>
    Object.assign(completer, {
      email: completer.email ?? before.find(({ id }) => id === completer.id)?.email ?? null,
    }),
  );
}

function applyConfidential(record: ResultRecord, changes: ContentChanges): void {
  const text =
    changes.confidentialText === undefined
      ? (record.confidential?.text ?? '')
      : (changes.confidentialText ?? '');
  const fileIds = changes.confidentialFileIds ?? record.confidential?.fileIds ?? [];
  const isThere = text !== '' || fileIds.length > 0;
  const part = { resultId: record.result.id, text, fileIds };
  record.confidential = isThere ? Object.assign(new ConfidentialPart(), part) : null;
  record.result.hasConfidentialPart = isThere;
}

function replace<T extends Part, Content extends Omit<T, keyof Part>>(
  Entity: new () => T,
  resultId: string,
  before: readonly T[],
  after: readonly Content[],
  isSame: (before: T, after: Content) => boolean,
): T[] {
  const free = [...before];
  return after.map((content, index) => {
    const found = free.findIndex((item) => isSame(item, content));
    const id = (found < 0 ? undefined : free.splice(found, 1)[0]?.id) ?? newId();
    return Object.assign(new Entity(), content, { id, resultId, position: index + 1 } as Partial<T>);
  });
}
