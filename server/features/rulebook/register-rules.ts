/**
 * What the rulebook asks of a result in the register: pure questions on a rulebook and the facts of a result. A rule
 * that is not of the rulebook asks for nothing.
 */
import { addYears } from '../../platform/standards/calendar.ts';
import type { Rulebook } from './rulebook.ts';
import type { ConversionMode, DisclosurePart, RegisterField, RightKind } from './rules/vocabulary.ts';
import { DISPOSING_MODES } from './rules/vocabulary.ts';

export type RightAttribute = 'AUTHORIZED' | 'UNAUTHORIZED';
export type RightProof = 'CERTIFICATE' | 'DESCRIPTION' | 'NONE';
export type DeadlineState = 'NONE' | 'RUNNING' | 'OVERDUE' | 'MAY_BE_IMPLEMENTED_BY_GOVERNMENT';
export type ConversionStatus = 'NOT_CONVERTED' | 'INTENDED' | 'CONVERTED';

/** Attribute of one kind of right (REG-3): authorised if the list of the rulebook has it, otherwise unauthorised. */
export function attributeOfRight(rulebook: Rulebook, kind: RightKind): RightAttribute {
  return rulebook.parameters('REG-3')?.authorized?.includes(kind) ? 'AUTHORIZED' : 'UNAUTHORIZED';
}

/** Attribute of a result: authorised if one of its rights is; null for a result without any right. */
export function attributeOf(rulebook: Rulebook, kinds: readonly RightKind[]): RightAttribute | null {
  if (kinds.length === 0) return null;
  return kinds.some((kind) => attributeOfRight(rulebook, kind) === 'AUTHORIZED')
    ? 'AUTHORIZED'
    : 'UNAUTHORIZED';
}

/**
 * What proves a right (REG-1, REG-3): its certificate, a description of how it is kept (a technical secret in Jilin),
 * or nothing.
 */
export function proofOf(rulebook: Rulebook, kind: RightKind): RightProof {
  const asked = rulebook.parameters('REG-1')?.certificateRequired ?? false;
  if (!asked || attributeOfRight(rulebook, kind) === 'UNAUTHORIZED') return 'NONE';
  return rulebook.parameters('REG-3')?.describedInstead?.includes(kind) ? 'DESCRIPTION' : 'CERTIFICATE';
}

export interface DisclosureFacts {
  /** Which parts of the disclosure are filled in. */
  parts: ReadonlySet<DisclosurePart>;
  rights: readonly { kind: RightKind; hasCertificate: boolean; howKept: string | null }[];
}

/** Something that a disclosure lacks; `right` is the position of the right, from 0. */
export type MissingPart =
  | { part: DisclosurePart }
  | { part: 'CERTIFICATE' | 'HOW_KEPT'; right: number; kind: RightKind };

/** What a disclosure lacks by REG-1, in the order of the rule and then of the rights. */
export function missingParts(rulebook: Rulebook, facts: DisclosureFacts): MissingPart[] {
  const requiredParts = rulebook.parameters('REG-1')?.requiredParts ?? [];
  const parts: MissingPart[] = requiredParts
    .filter((part) => !facts.parts.has(part))
    .map((part) => ({ part }));
  const proofs = facts.rights.flatMap(({ kind, hasCertificate, howKept }, right): MissingPart[] => {
    const proof = proofOf(rulebook, kind);
    if (proof === 'CERTIFICATE' && !hasCertificate) return [{ part: 'CERTIFICATE', right, kind }];
    if (proof === 'DESCRIPTION' && !howKept?.trim()) return [{ part: 'HOW_KEPT', right, kind }];
    return [];
  });
  return [...parts, ...proofs];
}

/** The columns that the register must keep (REG-4, REG-5). */
export function registerFields(rulebook: Rulebook): readonly RegisterField[] {
  const fields = rulebook.parameters('REG-4')?.fields ?? [];
  return keepsConversionValue(rulebook) && !fields.includes('CONVERSION_VALUE')
    ? [...fields, 'CONVERSION_VALUE']
    : fields;
}

/** Whether the register keeps a conversion value at all (REG-5). */
export function keepsConversionValue(rulebook: Rulebook): boolean {
  return rulebook.parameters('REG-5')?.valueKept ?? false;
}

/**
 * Conversion value in the register (REG-5), in fen: the amount of a converted result, the valuation of another if
 * there is one, else null; null throughout where the province keeps none.
 */
export function conversionValue(
  rulebook: Rulebook,
  facts: { status: ConversionStatus; amount: bigint | null; valuation: bigint | null },
): bigint | null {
  if (!keepsConversionValue(rulebook)) return null;
  return facts.status === 'CONVERTED' ? facts.amount : facts.valuation;
}

/** Under which mode the register names a conversion (REG-7): the mode itself if the province lists it, else OTHER. */
export function registerMode(rulebook: Rulebook, mode: ConversionMode): ConversionMode {
  return listedModes(rulebook).includes(mode) ? mode : 'OTHER';
}

/** The modes that the province's documents name (REG-7). It is a list for the register and forbids no other mode. */
export function listedModes(rulebook: Rulebook): readonly ConversionMode[] {
  return rulebook.parameters('REG-7')?.modes ?? [];
}

/**
 * Whether a sensitive result needs the approval of the supervising department for a mode (REG-6), and within how many
 * working days that department files it.
 */
export function approvalOf(
  rulebook: Rulebook,
  facts: { sensitive: boolean; mode: ConversionMode },
): { needed: false } | { needed: true; filingWorkingDays: number | null } {
  const asked = rulebook.parameters('REG-6');
  if (!asked || !facts.sensitive) return { needed: false };
  const modes: readonly ConversionMode[] = asked.modes ?? DISPOSING_MODES;
  return modes.includes(facts.mode)
    ? { needed: true, filingWorkingDays: asked.filingWorkingDays ?? null }
    : { needed: false };
}

export interface DeadlineFacts {
  publiclyFunded: boolean;
  /** Agreed last day for the conversion. */
  deadline: string | null;
  conversionCount: number;
  /** A good reason for the delay, accepted by the department that funds the project. */
  goodReason: boolean;
}

/**
 * State of the agreed conversion deadline on a day (REG-8). The deadline itself is still in time; from the day after
 * it the result is overdue, and from the day after the grace of one year the government may implement it, unless
 * there is a good reason. No state where the rule does not hold, nothing was agreed or the result is converted.
 */
export function deadlineState(rulebook: Rulebook, facts: DeadlineFacts, on: string): DeadlineState {
  const asked = rulebook.parameters('REG-8');
  if (!asked || !facts.publiclyFunded || facts.deadline === null || facts.conversionCount > 0) return 'NONE';
  if (on <= facts.deadline) return 'RUNNING';
  const graceEnds = addYears(facts.deadline, asked.graceYears ?? 1);
  return on > graceEnds && !facts.goodReason ? 'MAY_BE_IMPLEMENTED_BY_GOVERNMENT' : 'OVERDUE';
}
