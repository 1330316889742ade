import type { CompleterContent, ContentChanges, RightContent } from '../content/content.types.ts';
import type { ResultRecord } from '../data/result-record.ts';

/**
 * Completes the lists of changes that come from a file with what a file cannot say: the certificate and holder of a
 * right that the record has already, the account, unit and status of a completer. Without it a row that corrects a
 * title would take the accounts from the completers.
 */
export function keepUnsaid(
  changes: ContentChanges,
  record: Pick<ResultRecord, 'rights' | 'completers'>,
): void {
  if (changes.rights) changes.rights = changes.rights.map((right) => knownRight(right, record.rights));
  if (changes.completers) changes.completers = knownCompleters(changes.completers, record.completers);
}

function knownRight(right: RightContent, before: ResultRecord['rights']): RightContent {
  const known = before.find(({ kind, number }) => kind === right.kind && number === right.number);
  if (!known) return right;
  const { holder, appliedOn, expiresOn, certificateId } = known;
  return {
    ...right,
    holder,
    appliedOn,
    expiresOn,
    certificateId,
    obtainedOn: right.obtainedOn ?? known.obtainedOn,
    howKept: right.howKept ?? known.howKept,
  };
}

function knownCompleters(
  completers: readonly CompleterContent[],
  before: ResultRecord['completers'],
): CompleterContent[] {
  const free = [...before];
  const list = completers.map((completer): CompleterContent => {
    const place = free.findIndex(({ name }) => name === completer.name);
    const [known] = place < 0 ? [] : free.splice(place, 1);
    if (!known) return { ...completer, representative: false };
    const { unitName, email, userId, status, representative } = known;
    return { name: completer.name, unitName, email, userId, status, representative };
  });
  return withOneRepresentative(list);
}

/** The representative so far stays; else the first active one speaks for the team, as in a new result. */
function withOneRepresentative(list: readonly CompleterContent[]): CompleterContent[] {
  const active = list.filter(({ status }) => status === 'ACTIVE');
  const chosen = active.find(({ representative }) => representative) ?? active[0];
  return list.map((completer) => ({ ...completer, representative: completer === chosen }));
}
