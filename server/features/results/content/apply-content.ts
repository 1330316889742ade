import { newId } from '../../../platform/ids.ts';
import { ConfidentialPart } from '../data/confidential.entity.ts';
import { Completer, CoOwner, Encumbrance, ResultPicture, ResultRight } from '../data/result-parts.entity.ts';
import type { PartList, ResultRecord, TouchedParts } from '../data/result-record.ts';
import type { ContentChanges } from './content.types.ts';

interface Part {
  id: string;
  resultId: string;
  position: number;
}

/** What makes an item of a list the same one after an edit, so that it keeps its id. */
const KEYS = {
  completers: (item: Pick<Completer, 'userId' | 'email' | 'name'>) => item.userId ?? item.email ?? item.name,
  rights: (item: Pick<ResultRight, 'kind' | 'number'>) => `${item.kind} ${item.number ?? ''}`,
  coOwners: (item: Pick<CoOwner, 'name'>) => item.name,
  encumbrances: (item: Pick<Encumbrance, 'kind' | 'holder'>) => `${item.kind} ${item.holder ?? ''}`,
  pictures: (item: Pick<ResultPicture, 'fileId'>) => item.fileId,
} as const;

/** Puts changes into a record, in memory, and tells which of its lists they touched. */
export function applyContent(record: ResultRecord, changes: ContentChanges): TouchedParts {
  const touched = new Set<PartList | 'confidential'>();
  const { result } = record;
  Object.assign(result, changes.columns);
  if (changes.completers) {
    record.completers = replace(Completer, result.id, record.completers, changes.completers, KEYS.completers);
    touched.add('completers');
  }
  if (changes.rights) {
    record.rights = replace(ResultRight, result.id, record.rights, changes.rights, KEYS.rights);
    touched.add('rights');
  }
  if (changes.coOwners) {
    record.coOwners = replace(CoOwner, result.id, record.coOwners, changes.coOwners, KEYS.coOwners);
    touched.add('coOwners');
  }
  if (changes.encumbrances) {
    const { encumbrances } = record;
    record.encumbrances = replace(
      Encumbrance,
      result.id,
      encumbrances,
      changes.encumbrances,
      KEYS.encumbrances,
    );
    touched.add('encumbrances');
  }
  if (changes.pictures) {
    record.pictures = replace(ResultPicture, result.id, record.pictures, changes.pictures, KEYS.pictures);
    touched.add('pictures');
  }
  if (changes.confidentialText !== undefined || changes.confidentialFileIds !== undefined) {
    applyConfidential(record, changes);
    touched.add('confidential');
  }
  return touched;
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
  key: (item: T | Content) => string,
): T[] {
  const free = [...before];
  return after.map((content, index) => {
    const found = free.findIndex((item) => key(item) === key(content));
    const id = (found < 0 ? undefined : free.splice(found, 1)[0]?.id) ?? newId();
    return Object.assign(new Entity(), content, { id, resultId, position: index + 1 } as Partial<T>);
  });
}
