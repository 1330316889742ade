import type { Label } from '../../../platform/standards/label.ts';
import { DOCUMENTS, type DocumentId } from '../documents.ts';
import type { Provision, RuleScope } from '../rulebook.types.ts';
import type { ParametersOf, RuleId } from '../rules/index.ts';

/** Universities and institutes, whoever founded them. */
export const RESEARCH_UNITS: RuleScope = { kinds: ['UNIVERSITY', 'INSTITUTE'] };
/** Universities and institutes founded by the state (国家设立的研究开发机构、高等学校). */
export const STATE_UNITS: RuleScope = { kinds: ['UNIVERSITY', 'INSTITUTE'], stateFunded: true };
/** Institutes of the province (省属科研院所). */
export const PROVINCIAL_INSTITUTES: RuleScope = {
  kinds: ['INSTITUTE'],
  stateFunded: true,
  subordination: 'PROVINCIAL',
};

export interface ProvisionOptions {
  scope?: RuleScope;
  fallback?: true;
  text?: Label;
}

/** Says that a place of a document sets a rule, with the parameters that this place gives. */
export function provide<Id extends RuleId>(
  ruleId: Id,
  document: DocumentId,
  article: string,
  parameters: ParametersOf<Id>,
  options: ProvisionOptions = {},
): Provision {
  const { layer, authority, provinceCode } = DOCUMENTS[document];
  return { ruleId, layer, authority, provinceCode, document, article, parameters, ...complete(options) };
}

/** Says that a rule is a condition of the platform itself, everywhere or in one province. */
export function ours<Id extends RuleId>(
  ruleId: Id,
  parameters: ParametersOf<Id>,
  options: ProvisionOptions & { provinceCode?: string } = {},
): Provision {
  return {
    ruleId,
    layer: 'PLATFORM',
    authority: 'PLATFORM',
    provinceCode: options.provinceCode ?? null,
    document: null,
    article: null,
    parameters,
    ...complete(options),
  };
}

function complete({ scope, fallback, text }: ProvisionOptions) {
  return { scope: scope ?? {}, fallback: fallback ?? false, text: text ?? null };
}
