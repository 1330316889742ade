import type { Label } from '../../platform/standards/label.ts';
import type { ParameterSpec, ParameterSpecs } from './parameters.ts';
import type { RuleKind } from './rulebook.types.ts';

/** What is the same about a rule everywhere: what it does, what it says in our own words, and its parameters. */
export interface RuleDefinition<Specs extends ParameterSpecs = ParameterSpecs> {
  /** The main kind first. */
  kinds: readonly [RuleKind, ...RuleKind[]];
  text: Label;
  parameters: Specs;
}

/** Values of a rule's parameters; a layer gives some of them. */
export type ParameterValues<Specs> = {
  readonly [Name in keyof Specs]?: Specs[Name] extends ParameterSpec<infer Value> ? Value : never;
};

/** Writes down a rule, keeping the types of its parameters. */
export function defineRule<Specs extends ParameterSpecs = Readonly<Record<never, never>>>(
  kinds: RuleDefinition['kinds'],
  zh: string,
  en: string,
  parameters: Specs = {} as Specs,
): RuleDefinition<Specs> {
  return { kinds, text: { zh, en }, parameters };
}
