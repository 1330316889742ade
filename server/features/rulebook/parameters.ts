/** Which way a parameter gets stricter; by it people see what they can still set, and texts are read. */
export const PARAMETER_DIRECTIONS = {
  MORE: 'A number; more is stricter.',
  LESS: 'A number; less is stricter.',
  LESS_MONEY: 'A sum; less is stricter.',
  YES: 'Yes is stricter.',
  NO: 'No is stricter.',
  ADD: 'A list that must be there in full; a longer one is stricter.',
  TAKE_AWAY: 'A list of what is allowed; a shorter one is stricter.',
  NONE: 'A fact or a taxonomy; nothing is stricter.',
} as const;

export type ParameterDirection = keyof typeof PARAMETER_DIRECTIONS;

/**
 * Parameters of rules and how layers join: each parameter knows which of two values is the stricter one, so a later
 * layer can only tighten. Methods, not function properties, so that specs of any value fit one table.
 */
export interface ParameterSpec<Value> {
  direction: ParameterDirection;
  /** The value in force where an earlier and a later layer both give one. */
  join(earlier: Value, later: Value): Value;
  /** Whether the later value would allow what the earlier one forbids. */
  isLaxer(later: Value, earlier: Value): boolean;
}

export type ParameterSpecs = Readonly<Record<string, ParameterSpec<unknown>>>;

/** A number that a case must reach, such as the days of a notice or a share in basis points: more is stricter. */
export function floor(): ParameterSpec<number> {
  return {
    direction: 'MORE',
    join: (earlier, later) => Math.max(earlier, later),
    isLaxer: (later, earlier) => later < earlier,
  };
}

/** A number that a case must not pass, such as the days of a filing: less is stricter. */
export function ceiling(): ParameterSpec<number> {
  return {
    direction: 'LESS',
    join: (earlier, later) => Math.min(earlier, later),
    isLaxer: (later, earlier) => later > earlier,
  };
}

/** The same for a sum of money in fen. */
export function cap(): ParameterSpec<bigint> {
  return {
    direction: 'LESS_MONEY',
    join: (earlier, later) => (later < earlier ? later : earlier),
    isLaxer: (later, earlier) => later > earlier,
  };
}

/** Something that is demanded or not: once demanded, a later layer cannot waive it. */
export function demanded(): ParameterSpec<boolean> {
  return {
    direction: 'YES',
    join: (earlier, later) => earlier || later,
    isLaxer: (later, earlier) => earlier && !later,
  };
}

/** Something that is permitted or not: once forbidden, a later layer cannot permit it. */
export function permitted(): ParameterSpec<boolean> {
  return {
    direction: 'NO',
    join: (earlier, later) => earlier && later,
    isLaxer: (later, earlier) => !earlier && later,
  };
}

/** Things that must all be there: layers add to each other. */
export function required<Item extends string>(): ParameterSpec<readonly Item[]> {
  return { direction: 'ADD', join: union, isLaxer: () => false };
}

/** The only things that are allowed: a later layer can take some away. */
export function allowed<Item extends string>(): ParameterSpec<readonly Item[]> {
  return {
    direction: 'TAKE_AWAY',
    join: (earlier, later) => earlier.filter((item) => later.includes(item)),
    isLaxer: (later, earlier) => later.some((item) => !earlier.includes(item)),
  };
}

/** A list that only names things, such as a taxonomy: layers add to each other, nothing is stricter. */
export function listed<Item extends string>(): ParameterSpec<readonly Item[]> {
  return { direction: 'NONE', join: union, isLaxer: () => false };
}

/** A value that is neither strict nor lax: the later layer's word counts. */
export function fact<Value>(): ParameterSpec<Value> {
  return { direction: 'NONE', join: (_earlier, later) => later, isLaxer: () => false };
}

/** Joins the parameters of provisions in the order of their layers. */
export function joinParameters(
  specs: ParameterSpecs,
  layers: readonly Readonly<Record<string, unknown>>[],
): Record<string, unknown> {
  const joined: Record<string, unknown> = {};
  for (const [name, value] of layers.flatMap((layer) => Object.entries(layer))) {
    joined[name] = name in joined ? specOf(specs, name).join(joined[name], value) : value;
  }
  return joined;
}

/** Names of the parameters in which a later layer would be laxer than what is joined so far; should be empty. */
export function laxerParameters(
  specs: ParameterSpecs,
  layers: readonly Readonly<Record<string, unknown>>[],
): string[] {
  return layers.flatMap((layer, index) => {
    const before = joinParameters(specs, layers.slice(0, index));
    return Object.entries(layer)
      .filter(([name, value]) => name in before && specOf(specs, name).isLaxer(value, before[name]))
      .map(([name]) => name);
  });
}

function specOf(specs: ParameterSpecs, name: string): ParameterSpec<unknown> {
  const spec = specs[name];
  if (!spec) throw new Error(`a rule has no parameter ${name}`);
  return spec;
}

function union<Item>(earlier: readonly Item[], later: readonly Item[]): readonly Item[] {
  return [...new Set([...earlier, ...later])];
}
