import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/audit/chain.ts';
import type { RuleQuote } from '../../platform/errors.ts';
import type { Label } from '../../platform/standards/label.ts';
import {
  citationOf,
  type DocumentDates,
  documentOf,
  HEILONGJIANG,
  isDocumentId,
  JILIN,
  lastDayOf,
} from './documents.ts';
import { PROVISIONS } from './layers/index.ts';
import { joinParameters, type ParameterSpecs } from './parameters.ts';
import type {
  Adoption,
  Amendment,
  DatedProvision,
  Provision,
  RuleAuthority,
  RulebookUnit,
  RuleKind,
  RuleLayer,
  RuleScope,
} from './rulebook.types.ts';
import { isRuleId, type ParametersOf, RULE_IDS, RULES, type RuleId } from './rules/index.ts';

/** What one authority asks by a rule. */
export interface Strand<Id extends RuleId = RuleId> {
  authority: RuleAuthority;
  layer: RuleLayer;
  /** The places of this authority, for people; null for the platform. */
  citation: string | null;
  text: Label;
  parameters: ParametersOf<Id>;
  /** Whether a breach stops the step. */
  blocks: boolean;
}

/** A rule as it stands for one unit on one day, joined over its layers. */
export interface Rule<Id extends RuleId = RuleId> {
  id: Id;
  section: string;
  /** The main kind first. */
  kinds: readonly [RuleKind, ...RuleKind[]];
  /** Layer and authority of its strongest provision: law, then the platform, then documents. */
  layer: RuleLayer;
  authority: RuleAuthority;
  /** All places that set it, for people; null for rules of the platform alone. */
  citation: string | null;
  text: Label;
  provisions: readonly DatedProvision[];
  /** The rule by authority, the strongest first. */
  strands: readonly Strand<Id>[];
  /** What all layers together ask. */
  parameters: ParametersOf<Id>;
  /** What only the blocking ones ask: law, platform and what the unit adopted. */
  binding: ParametersOf<Id>;
  /** Whether a breach stops the step. */
  blocks: boolean;
  /** Whether the unit can make it block by adopting it, or has done so. */
  adoptable: boolean;
  adoption: Adoption | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

/** The rules of one unit (or of a province, without a unit) on one day. */
export interface Rulebook {
  /** Names the content: equal versions have equal rules. Such as `HLJ-2025-12-01-3f9a1c2b4d5e`. */
  readonly version: string;
  readonly provinceCode: string;
  readonly on: string;
  readonly rules: readonly Rule[];
  /** The rule, or `undefined` where it is not of this rulebook. */
  rule<Id extends RuleId>(id: Id): Rule<Id> | undefined;
  /** What the rule asks, over all its layers; `undefined` where it is not of this rulebook. */
  parameters<Id extends RuleId>(id: Id): ParametersOf<Id> | undefined;
  /** Whether a breach of the rule stops a step. */
  blocks(id: RuleId): boolean;
}

export interface RulebookOptions {
  adoptions?: readonly Adoption[];
  documentDates?: DocumentDates;
  amendments?: readonly Amendment[];
  provisions?: readonly Provision[];
}

/** The strongest first. */
const AUTHORITIES: readonly RuleAuthority[] = ['LAW', 'PLATFORM', 'DOCUMENT'];
const PROVINCE_SHORT_NAMES: Readonly<Record<string, string>> = { [HEILONGJIANG]: 'HLJ', [JILIN]: 'JL' };

/** The rulebook of a unit on a day (`YYYY-MM-DD`). */
export function buildRulebook(unit: RulebookUnit, on: string, options: RulebookOptions = {}): Rulebook {
  return assemble(unit.provinceCode, on, options, (provision) => binds(provision.scope, unit));
}

/** The rulebook of a province, with the rules of every kind of unit. */
export function buildProvinceRulebook(
  provinceCode: string,
  on: string,
  options: RulebookOptions = {},
): Rulebook {
  return assemble(provinceCode, on, options, () => true);
}

/** A rule as refusals quote it: with the authority that forbids the step (the strongest, unless told). */
export function quoteRule(rule: Rule, strand: Strand | undefined = rule.strands[0]): RuleQuote {
  const { authority, citation, text } = strand ?? rule;
  return { id: rule.id, authority, citation, text: text.zh, textEn: text.en };
}

function assemble(
  provinceCode: string,
  on: string,
  { adoptions = [], documentDates = {}, amendments = [], provisions = PROVISIONS }: RulebookOptions,
  inScope: (provision: Provision) => boolean,
): Rulebook {
  const inForce = provisions
    .filter((provision) => provision.provinceCode === null || provision.provinceCode === provinceCode)
    .filter(inScope)
    .map((provision) => dated(provision, documentDates))
    .flatMap((provision) => [provision, ...amended(provision, amendments)])
    .filter(({ effectiveFrom, effectiveTo }) => (effectiveFrom ?? on) <= on && on <= (effectiveTo ?? on));
  const adopted = new Map(
    adoptions
      .filter(({ effectiveFrom }) => effectiveFrom <= on)
      .map((adoption) => [adoption.ruleId, adoption]),
  );
  const rules = RULE_IDS.flatMap((id) => {
    const all = inForce.filter((provision) => provision.ruleId === id);
    const own = all.filter((provision) => !provision.fallback);
    const rule = joinRule(id, own.length > 0 ? own : all, adopted.get(id) ?? null);
    return rule ? [rule] : [];
  });
  const index = new Map<string, Rule>(rules.map((rule) => [rule.id, rule]));
  const find = <Id extends RuleId>(id: Id) => index.get(id) as Rule<Id> | undefined;
  return {
    version: versionOf(provinceCode, rules),
    provinceCode,
    on,
    rules,
    rule: find,
    parameters: (id) => find(id)?.parameters,
    blocks: (id) => find(id)?.blocks ?? false,
  };
}

function joinRule(id: RuleId, layers: readonly DatedProvision[], adoption: Adoption | null): Rule | null {
  const canBlock = (RULES[id].kinds as readonly RuleKind[]).includes('BLOCK');
  const adoptable = canBlock && layers.some(({ authority }) => authority === 'DOCUMENT');
  const taken = adoptable ? adoption : null;
  const provisions = taken ? [...layers, ...ownValues(taken)] : layers;
  const strands = AUTHORITIES.flatMap((authority) => {
    const own = provisions.filter((provision) => provision.authority === authority);
    return strandOf(id, own, canBlock && (authority !== 'DOCUMENT' || taken !== null));
  });
  const [strongest] = strands;
  const leading = provisions.find(({ authority }) => authority === strongest?.authority);
  if (!strongest || !leading) return null;
  const blocking = strands.filter(({ blocks }) => blocks);
  return {
    id,
    section: id.slice(0, 3),
    kinds: RULES[id].kinds,
    layer: strongest.layer,
    authority: strongest.authority,
    citation: citationsOf(provisions),
    text: strongest.text,
    provisions,
    strands,
    parameters: join(id, strands),
    binding: join(id, blocking),
    blocks: blocking.length > 0,
    adoptable,
    adoption: taken,
    effectiveFrom: leading.effectiveFrom,
    effectiveTo: leading.effectiveTo,
  };
}

/** The stricter values of a unit as a layer of their own, which blocks as what the unit adopted does. */
function ownValues({ ruleId, effectiveFrom, parameters = {} }: Adoption): DatedProvision[] {
  if (Object.keys(parameters).length === 0) return [];
  const nowhere = { provinceCode: null, document: null, article: null, text: null };
  const always = { scope: {}, fallback: false, effectiveTo: null };
  return [{ ruleId, layer: 'UNIT', authority: 'DOCUMENT', parameters, effectiveFrom, ...nowhere, ...always }];
}

/** What the operator amended of a provision of the platform, as a later layer that counts where the provision does. */
function amended(provision: DatedProvision, amendments: readonly Amendment[]): DatedProvision[] {
  if (provision.authority !== 'PLATFORM') return [];
  return amendments
    .filter(({ ruleId }) => ruleId === provision.ruleId)
    .map(({ parameters, effectiveFrom }) => ({ ...provision, parameters, effectiveFrom }));
}

/** One authority's part of a rule; nothing where it says nothing. */
function strandOf(id: RuleId, provisions: readonly DatedProvision[], blocks: boolean): Strand[] {
  const [first] = provisions;
  if (!first) return [];
  const isAdopted = first.authority === 'DOCUMENT' && blocks;
  return [
    {
      authority: first.authority,
      layer: isAdopted ? 'UNIT' : first.layer,
      citation: citationsOf(provisions),
      text: first.text ?? RULES[id].text,
      parameters: join(id, provisions),
      blocks,
    },
  ];
}

function join(id: RuleId, parts: readonly { parameters: Readonly<Record<string, unknown>> }[]) {
  const specs: ParameterSpecs = RULES[id].parameters;
  return joinParameters(
    specs,
    parts.map(({ parameters }) => parameters),
  );
}

/** The days of effect of a provision's document; the platform's own rules have always held. */
function dated(provision: Provision, dates: DocumentDates): DatedProvision {
  if (provision.document === null || !isDocumentId(provision.document)) {
    return { ...provision, effectiveFrom: null, effectiveTo: null };
  }
  const document = documentOf(provision.document, dates);
  return { ...provision, effectiveFrom: document.effectiveFrom, effectiveTo: lastDayOf(document) };
}

function binds(scope: RuleScope, unit: RulebookUnit): boolean {
  if (scope.kinds && !scope.kinds.includes(unit.kind)) return false;
  if (scope.stateFunded && !unit.stateFunded) return false;
  return scope.subordination === undefined || scope.subordination === unit.subordination;
}

function citationsOf(provisions: readonly DatedProvision[]): string | null {
  const citations = provisions.flatMap(({ document, article }) =>
    document !== null && article !== null && isDocumentId(document) ? [citationOf(document, article)] : [],
  );
  return citations.length > 0 ? citations.join('；') : null;
}

/** Province, the latest day on which something of it came into force, and a digest of the whole content. */
function versionOf(provinceCode: string, rules: readonly Rule[]): string {
  const days = rules.flatMap(({ provisions, adoption }) => [
    ...provisions.map(({ effectiveFrom }) => effectiveFrom),
    adoption?.effectiveFrom ?? null,
  ]);
  const latest = days.reduce<string>((max, day) => (day !== null && day > max ? day : max), '0000-00-00');
  const content = rules.map(({ id, kinds, text, provisions, adoption }) => ({
    id,
    kinds,
    text,
    provisions,
    adoption,
  }));
  const digest = createHash('sha256')
    .update(canonicalJson(JSON.parse(plainJson(content))))
    .digest('hex')
    .slice(0, 12);
  return `${PROVINCE_SHORT_NAMES[provinceCode] ?? provinceCode}-${latest}-${digest}`;
}

/** JSON in which sums are texts. */
export function plainJson(content: unknown): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** The rule with an id that came from outside; `undefined` if there is none in this rulebook. */
export function findRule(rulebook: Rulebook, id: string): Rule | undefined {
  return isRuleId(id) ? rulebook.rule(id) : undefined;
}
