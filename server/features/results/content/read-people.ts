import { isEmail } from 'class-validator';
import type { Problems } from '../../../platform/input/problems.ts';
import { checkDays, readCode, readId, readName, readText, tidy } from '../../../platform/input/texts.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import { isProvince } from '../../../platform/standards/regions.ts';
import type {
  CompleterContent,
  CompleterFields,
  CoOwnerContent,
  CoOwnerFields,
  EncumbranceContent,
  EncumbranceFields,
} from './content.types.ts';

/**
 * Reads completers in their order. At most one is the representative, and only an active one; nobody stands in the
 * list twice. That there is one at all is asked for at the disclosure.
 */
export function readCompleters(
  completers: readonly CompleterFields[],
  problems: Problems,
): CompleterContent[] {
  const list = completers.map((completer, index) => readCompleter(completer, problems.at(index)));
  list.forEach((completer, index) => {
    const at = problems.at(index);
    const earlier = list.slice(0, index);
    if (completer.representative && completer.status !== 'ACTIVE') {
      at.at('representative').add('INVALID', { reason: 'NOT_ACTIVE' });
    }
    if (completer.representative && earlier.some((other) => other.representative)) {
      at.at('representative').add('INVALID', { reason: 'SECOND_REPRESENTATIVE' });
    }
    if (earlier.some((other) => isSamePerson(completer, other))) at.add('INVALID', { reason: 'TWICE' });
  });
  return list;
}

function readCompleter(completer: CompleterFields, problems: Problems): CompleterContent {
  const email = tidy(completer.email)?.toLowerCase() ?? null;
  if (email !== null && (email.length > 254 || !isEmail(email))) problems.at('email').add('INVALID');
  return {
    name: readName(completer.name, 60, problems.at('name')),
    unitName: readText(completer.unitName, 120, problems.at('unitName')),
    email,
    userId: readId(completer.userId, problems.at('userId')),
    representative: completer.representative,
    status: completer.status ?? 'ACTIVE',
  };
}

/** Two of one name can be two people; one account or one address is one. */
function isSamePerson(a: CompleterContent, b: CompleterContent): boolean {
  if (a.userId !== null && a.userId === b.userId) return true;
  return a.email !== null && a.email === b.email;
}

/** Reads co-owners; their shares together are at most the whole. */
export function readCoOwners(coOwners: readonly CoOwnerFields[], problems: Problems): CoOwnerContent[] {
  const list = coOwners.map((owner, index) => {
    const at = problems.at(index);
    return {
      name: readName(owner.name, 120, at.at('name')),
      organizationId: readId(owner.organizationId, at.at('organizationId')),
      provinceCode: readCode(
        owner.provinceCode,
        (code) => (isProvince(code) ? code : null),
        at.at('provinceCode'),
      ),
      share: owner.share ?? null,
    };
  });
  const sum = list.reduce((total, owner) => total + (owner.share ?? 0), 0);
  if (sum > WHOLE_IN_BASIS_POINTS)
    problems.add('INVALID', { reason: 'SHARES', sum, max: WHOLE_IN_BASIS_POINTS });
  return list;
}

/** Reads what weighs on the result. */
export function readEncumbrances(
  list: readonly EncumbranceFields[],
  problems: Problems,
): EncumbranceContent[] {
  return list.map((encumbrance, index) => {
    const at = problems.at(index);
    const startsOn = encumbrance.startsOn ?? null;
    const endsOn = encumbrance.endsOn ?? null;
    checkDays(
      [
        { field: 'startsOn', day: startsOn },
        { field: 'endsOn', day: endsOn },
      ],
      at,
    );
    return {
      kind: encumbrance.kind,
      holder: readText(encumbrance.holder, 200, at.at('holder')),
      startsOn,
      endsOn,
      note: readText(encumbrance.note, 1000, at.at('note')),
    };
  });
}
