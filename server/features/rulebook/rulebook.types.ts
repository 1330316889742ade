import type { Label } from '../../platform/standards/label.ts';

/** Layers in their order; a later one may be stricter than an earlier one, never laxer. */
export const RULE_LAYERS = {
  NATIONAL: 'National law and national standards.',
  ORDINANCE: 'The ordinance of the province.',
  DOCUMENT: 'Reform plans and guidelines of the province.',
  UNIT: 'What the unit has adopted as its own rule.',
  PLATFORM: "The platform's own rules of integrity.",
} as const;

/** What a rule does. A rule can do several things; the first is its main one. */
export const RULE_KINDS = {
  BLOCK: 'Stops a step where its authority lets it, and warns otherwise.',
  WARN: 'Is shown and recorded, and stops nothing.',
  COMPUTE: 'Gives a figure or a date.',
  RECORD: 'Something that is kept and shown in the dossier.',
} as const;

export type RuleLayer = keyof typeof RULE_LAYERS;
export type RuleAuthority = 'LAW' | 'DOCUMENT' | 'PLATFORM';
export type RuleKind = keyof typeof RULE_KINDS;

/** What of an organisation decides which rules are its own. */
export interface RulebookUnit {
  /** GB/T 2260, six digits. */
  provinceCode: string;
  kind: 'UNIVERSITY' | 'INSTITUTE' | 'ENTERPRISE' | 'AGENCY' | 'GOVERNMENT' | 'PLATFORM';
  /** Founded by the state (国家设立). */
  stateFunded: boolean;
  subordination: 'NATIONAL' | 'PROVINCIAL' | 'MUNICIPAL' | 'NONE';
}

/** Whom a provision binds; what is absent does not matter. */
export interface RuleScope {
  kinds?: readonly RulebookUnit['kind'][];
  stateFunded?: true;
  subordination?: RulebookUnit['subordination'];
}

/** One place of one layer that sets a rule, with the parameters that this place gives. */
export interface Provision {
  ruleId: string;
  layer: RuleLayer;
  authority: RuleAuthority;
  /** Six digits, or null for everywhere. */
  provinceCode: string | null;
  /** Short name of the document; null for rules of the platform. */
  document: string | null;
  article: string | null;
  parameters: Readonly<Record<string, unknown>>;
  scope: RuleScope;
  /** Counts only where no other provision sets the rule, such as in a province without documents of its own. */
  fallback: boolean;
  /** Where this place asks for something more special than the rule's own text. */
  text: Label | null;
}

/** A provision with the days of effect of its document. */
export interface DatedProvision extends Provision {
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

/** A document's rule that a unit has made its own, so that it blocks. */
export interface Adoption {
  ruleId: string;
  effectiveFrom: string;
  /** The unit's own, stricter values. */
  parameters?: Readonly<Record<string, unknown>>;
}

/** Stricter values that the operator gave a rule of the platform. */
export interface Amendment {
  ruleId: string;
  effectiveFrom: string;
  parameters: Readonly<Record<string, unknown>>;
}

/** A rule that was not kept but does not block; the step goes on and records it. */
export interface RuleWarning {
  ruleId: string;
  authority: RuleAuthority;
  citation: string | null;
  field: string | null;
  params: Readonly<Record<string, string | number>>;
}
