import type { RuleQuote } from '../../../platform/errors.ts';
import { proofOf } from '../../rulebook/register-rules.ts';
import { quoteRule, type Rulebook } from '../../rulebook/rulebook.ts';
import type { ResultRecord } from '../data/result-record.ts';

/** Steps of the disclosure in the client; step 0 is the question of REG-0. */
export const STEPS = { BASICS: 1, STATE: 2, RIGHTS: 3, PEOPLE: 4, CONVERSION: 5, CONFIDENTIAL: 6 } as const;

/** Something that a disclosure lacks. */
export interface MissingPart {
  /** Path of the field, such as `summary` or `rights.0.certificateId`. */
  part: string;
  step: number;
  /** The rule that asks for it; null where only the catalogue needs it. */
  rule: RuleQuote | null;
  /** Whether the result cannot be disclosed without it. */
  blocksDisclosure: boolean;
  /** Whether the result cannot be registered without it. */
  blocksRegistration: boolean;
}

/** Check of a review by which an officer vouches for certificates that were shown on paper. */
export const CERTIFICATE_SEEN = 'certificate-seen';

type Record = Pick<ResultRecord, 'result' | 'rights' | 'completers'>;

interface Part {
  part: string;
  step: number;
  isThere: (record: Record) => boolean;
}

/** Basic information (REG-1), without which no entry can be shown, whatever a rulebook asks. */
const BASIC_INFORMATION: readonly Part[] = [
  { part: 'title', step: STEPS.BASICS, isThere: ({ result }) => result.title !== '' },
  { part: 'summary', step: STEPS.BASICS, isThere: ({ result }) => result.summary !== '' },
  { part: 'sector', step: STEPS.BASICS, isThere: ({ result }) => result.sector !== '' },
  { part: 'stage', step: STEPS.STATE, isThere: ({ result }) => result.stage !== null },
  { part: 'rights', step: STEPS.RIGHTS, isThere: ({ rights }) => rights.length > 0 },
  { part: 'completers', step: STEPS.PEOPLE, isThere: ({ completers }) => completers.length > 0 },
  { part: 'modes', step: STEPS.CONVERSION, isThere: ({ result }) => result.modes.length > 0 },
  {
    part: 'price.min',
    step: STEPS.CONVERSION,
    isThere: ({ result }) => result.priceKind === 'NEGOTIABLE' || result.priceMin !== null,
  },
  {
    part: 'price.max',
    step: STEPS.CONVERSION,
    isThere: ({ result }) => result.priceKind !== 'RANGE' || result.priceMax !== null,
  },
];

const ASKED_BY_RULE = {
  RESEARCH_STATE: {
    part: 'researchState',
    step: STEPS.STATE,
    isThere: ({ result }: Record) => result.researchState !== null,
  },
  MARKET_PROSPECTS: {
    part: 'marketProspects',
    step: STEPS.STATE,
    isThere: ({ result }: Record) => result.marketProspects !== null,
  },
} as const satisfies { [name: string]: Part };

/** Kinds of right that have a number wherever they are. */
const NUMBERED = new Set([
  'INVENTION_PATENT',
  'UTILITY_MODEL_PATENT',
  'DESIGN_PATENT',
  'SOFTWARE_COPYRIGHT',
  'LAYOUT_DESIGN',
  'PLANT_VARIETY',
  'NEW_DRUG',
  'PATENT_APPLICATION',
]);

/** What a result still lacks, step by step, by the catalogue's needs and the rulebook of its unit (REG-1, REG-3). */
export function missingParts(record: Record, rulebook: Rulebook): MissingPart[] {
  return allParts(record, rulebook)
    .filter(({ isThere }) => !isThere)
    .map(({ isThere: _, ...part }) => part);
}

/** How complete a result is, in whole percent of the parts that are looked at. */
export function completenessOf(record: Record, rulebook: Rulebook): number {
  const parts = allParts(record, rulebook);
  return Math.floor((100 * parts.filter(({ isThere }) => isThere).length) / parts.length);
}

function allParts(record: Record, rulebook: Rulebook): (MissingPart & { isThere: boolean })[] {
  const found = rulebook.rule('REG-1');
  const rule = found ? quoteRule(found) : null;
  const asked = found?.parameters.requiredParts ?? [];
  const binding = found?.binding.requiredParts ?? [];
  const always = { rule, blocksDisclosure: true, blocksRegistration: true };
  const byRule = (Object.keys(ASKED_BY_RULE) as (keyof typeof ASKED_BY_RULE)[])
    .filter((name) => asked.includes(name))
    .map((name) => {
      const { isThere, ...part } = ASKED_BY_RULE[name];
      const blocks = binding.includes(name);
      return {
        ...part,
        rule,
        blocksDisclosure: blocks,
        blocksRegistration: blocks,
        isThere: isThere(record),
      };
    });
  return [
    ...BASIC_INFORMATION.map(({ isThere, ...part }) => ({ ...part, ...always, isThere: isThere(record) })),
    ...representativeOf(record).map((part) => ({ ...part, ...always })),
    ...byRule,
    ...deadlineOf(record, rulebook),
    ...record.rights.flatMap((_right, index) => partsOfRight(record, index, rulebook, rule)),
  ].sort((a, b) => a.step - b.step);
}

/** Among active completers one speaks for the team; where nobody is active any more, nobody can. */
function representativeOf({ completers }: Record) {
  const active = completers.filter(({ status }) => status === 'ACTIVE');
  if (active.length === 0) return [];
  const isThere = active.some(({ representative }) => representative);
  return [{ part: 'completers.representative', step: STEPS.PEOPLE, isThere }];
}

/** A publicly funded project has an agreed conversion deadline (REG-8), which is only warned of. */
function deadlineOf({ result }: Record, rulebook: Rulebook) {
  const rule = rulebook.rule('REG-8');
  if (!rule || !result.projectFunded) return [];
  return [
    {
      part: 'project.conversionDeadline',
      step: STEPS.CONVERSION,
      rule: quoteRule(rule),
      blocksDisclosure: false,
      blocksRegistration: false,
      isThere: result.conversionDeadline !== null,
    },
  ];
}

function partsOfRight(record: Record, index: number, rulebook: Rulebook, rule: RuleQuote | null) {
  const right = record.rights[index];
  if (!right) return [];
  const place = { step: STEPS.RIGHTS, rule };
  const proof = proofOf(rulebook, right.kind);
  const binding = rulebook.rule('REG-1')?.binding.certificateRequired ?? false;
  return [
    ...(NUMBERED.has(right.kind)
      ? [
          {
            ...place,
            part: `rights.${index}.number`,
            blocksDisclosure: true,
            blocksRegistration: true,
            isThere: right.number !== null,
          },
        ]
      : []),
    // A certificate may also be shown to the reviewer on paper, so it does not stop the disclosure.
    ...(proof === 'CERTIFICATE'
      ? [
          {
            ...place,
            part: `rights.${index}.certificateId`,
            blocksDisclosure: false,
            blocksRegistration: binding,
            isThere: right.certificateId !== null,
          },
        ]
      : []),
    ...(proof === 'DESCRIPTION'
      ? [
          {
            ...place,
            part: `rights.${index}.howKept`,
            blocksDisclosure: binding,
            blocksRegistration: binding,
            isThere: right.howKept !== null,
          },
        ]
      : []),
  ];
}

/** Whether a review's checks vouch for the certificate of a right: for all of them, or for the right by its number from 1. */
export function certificateSeen(checks: readonly { item: string; passed: boolean }[], part: string): boolean {
  const index = /^rights\.(\d+)\.certificateId$/.exec(part)?.[1];
  if (index === undefined) return false;
  const items = [CERTIFICATE_SEEN, `${CERTIFICATE_SEEN}:${Number(index) + 1}`];
  return checks.some(({ item, passed }) => passed && items.includes(item));
}
