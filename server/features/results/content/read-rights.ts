import type { Problems } from '../../../platform/input/problems.ts';
import { checkDays, readId, readText } from '../../../platform/input/texts.ts';
import {
  type PatentKind,
  patentCheckCharacter,
  readPatentNumber,
} from '../../../platform/standards/patent-number.ts';
import type { RightKind } from '../result.enums.ts';
import type { RightContent, RightFields } from './content.types.ts';

/** Kinds of right whose number is a Chinese patent number, with what the number itself may say it is. */
const PATENTS: Readonly<Partial<Record<RightKind, readonly PatentKind[]>>> = {
  INVENTION_PATENT: ['INVENTION', 'PCT_INVENTION'],
  UTILITY_MODEL_PATENT: ['UTILITY_MODEL', 'PCT_UTILITY_MODEL'],
  DESIGN_PATENT: ['DESIGN'],
  PATENT_APPLICATION: ['INVENTION', 'PCT_INVENTION', 'UTILITY_MODEL', 'PCT_UTILITY_MODEL', 'DESIGN'],
};

/** Whether a right of this kind has a Chinese patent number. */
export function isPatent(kind: RightKind): boolean {
  return PATENTS[kind] !== undefined;
}

/** Reads rights; numbers of patents come out in their normal form, wrong ones are refused with the right check digit. */
export function readRights(
  rights: readonly RightFields[],
  today: string,
  problems: Problems,
): RightContent[] {
  return rights.map((right, index) => readRight(right, today, problems.at(index)));
}

function readRight(right: RightFields, today: string, problems: Problems): RightContent {
  const content: RightContent = {
    kind: right.kind,
    number: readNumber(right, Number(today.slice(0, 4)), problems.at('number')),
    holder: readText(right.holder, 200, problems.at('holder')),
    appliedOn: right.appliedOn ?? null,
    obtainedOn: right.obtainedOn ?? null,
    expiresOn: right.expiresOn ?? null,
    howKept: readText(right.howKept, 2000, problems.at('howKept')),
    certificateId: readId(right.certificateId, problems.at('certificateId')),
  };
  checkDays(
    [
      { field: 'appliedOn', day: content.appliedOn, latest: today },
      { field: 'obtainedOn', day: content.obtainedOn, latest: today },
      { field: 'expiresOn', day: content.expiresOn },
    ],
    problems,
  );
  return content;
}

function readNumber(right: RightFields, year: number, problems: Problems): string | null {
  const text = readText(right.number, 60, problems);
  const kinds = PATENTS[right.kind];
  if (text === null || !kinds) return text;
  const reading = readPatentNumber(text, year);
  if (reading.ok) {
    if (!kinds.includes(reading.value.kind)) {
      problems.add('INVALID', { reason: 'PATENT_KIND', is: reading.value.kind, right: right.kind });
    }
    return reading.value.normalized;
  }
  const reason = `PATENT_${reading.problem}`;
  problems.add('INVALID', 'expected' in reading ? { reason, expected: correctNumber(text) } : { reason });
  return null;
}

/** What a number with a wrong or missing check digit would be. */
function correctNumber(text: string): string {
  const digits = /\d{12}|\d{8}/.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[0] ?? '';
  return `${digits}.${patentCheckCharacter(digits)}`;
}
