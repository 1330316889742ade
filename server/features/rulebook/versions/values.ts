/** Values of parameters as people write them: for forms, for the history and for what units and operators set. */
import { Refusal, type UserErrorData, userError } from '../../../platform/errors.ts';
import { formatYuan, parseYuan } from '../../../platform/money.ts';
import { PROVISIONS } from '../layers/index.ts';
import type { ParameterSpec, ParameterSpecs } from '../parameters.ts';
import { quoteRule, type Rule } from '../rulebook.ts';
import { RULES, type RuleId } from '../rules/index.ts';

/** Values by parameter, as texts. */
export type ValueTexts = Readonly<Record<string, string>>;

export interface GivenValue {
  name: string;
  value: string;
}

const WHOLE = 10_000;
const MOST = 3650;

/** How a parameter gets stricter, or `undefined` if the rule has no such parameter. */
export function specOf(id: RuleId, name: string): ParameterSpec<unknown> | undefined {
  const specs: ParameterSpecs = RULES[id].parameters;
  return Object.hasOwn(specs, name) ? specs[name] : undefined;
}

/** Every word that some layer uses in a list. */
export function itemsOf(id: RuleId, name: string): string[] {
  const lists = PROVISIONS.filter(({ ruleId }) => ruleId === id).map(({ parameters }) => parameters[name]);
  return [...new Set(lists.flatMap((list) => (Array.isArray(list) ? list.map(String) : [])))];
}

/** A value as text: yuan for sums, lists with spaces between, tables as JSON. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  if (typeof value === 'bigint') return formatYuan(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Reads a text by the parameter's direction; `undefined` if it is no such value, or one that nobody sets. */
export function parseValue(id: RuleId, name: string, text: string): unknown {
  const words = text.split(/\s+/).filter(Boolean);
  switch (specOf(id, name)?.direction) {
    case 'MORE':
    case 'LESS':
      return /^\d{1,6}$/.test(text) && Number(text) <= (name.endsWith('BasisPoints') ? WHOLE : MOST)
        ? Number(text)
        : undefined;
    case 'LESS_MONEY':
      return parseYuan(text) ?? undefined;
    case 'YES':
    case 'NO':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'ADD':
    case 'TAKE_AWAY':
      return words.length > 0 && words.every((word) => itemsOf(id, name).includes(word)) ? words : undefined;
    default:
      return undefined;
  }
}

/** Values out of the database. Throws on one that the product can no longer read: it must not get laxer in silence. */
export function storedValues(id: RuleId, texts: ValueTexts): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const value = parseValue(id, name, text);
      if (value === undefined) throw new Error(`${id}: the stored value of ${name} cannot be read`);
      return [name, value];
    }),
  );
}

/**
 * Reads the stricter values that somebody wants for a rule, against what its layers ask without them.
 * @throws Refusal with each that is unknown (NOT_FOUND), no value (INVALID), named twice (ALREADY_EXISTS) or laxer
 *   than the rule (RULE, which quotes it)
 */
export function readValues(rule: Rule, given: readonly GivenValue[]): ValueTexts {
  const errors: UserErrorData[] = [];
  const texts: Record<string, string> = {};
  for (const [index, { name, value }] of given.entries()) {
    const error = problemOf(rule, name, value.trim(), `parameters.${index}`);
    if (error) errors.push(error);
    else if (name in texts) errors.push(userError('ALREADY_EXISTS', { field: `parameters.${index}.name` }));
    else texts[name] = textOf(parseValue(rule.id, name, value.trim()));
  }
  if (errors.length > 0) throw Refusal.all(errors);
  return texts;
}

function problemOf(rule: Rule, name: string, text: string, field: string): UserErrorData | null {
  const spec = specOf(rule.id, name);
  if (!spec) return userError('NOT_FOUND', { field: `${field}.name` });
  if (spec.direction === 'NONE') {
    return userError('INVALID', { field: `${field}.name`, params: { reason: 'NOTHING_STRICTER' } });
  }
  const value = parseValue(rule.id, name, text);
  if (value === undefined) {
    return userError('INVALID', { field: `${field}.value`, params: { reason: spec.direction } });
  }
  const layer = rule.strands.find(
    ({ parameters }) => name in parameters && spec.isLaxer(value, Reflect.get(parameters, name)),
  );
  if (!layer) return null;
  const asked = textOf(Reflect.get(layer.parameters, name));
  const params = { reason: 'LAXER', parameter: name, asked, given: text };
  return userError('RULE', { field: `${field}.value`, params, rule: quoteRule(rule, layer) });
}
