import { formatYuan } from '../../../platform/money.ts';
import type { ContentDifference } from '../data/demand-parts.entity.ts';
import type { DemandContent } from './demand-content.ts';

/** Parts whose values are told to nobody by a difference, only that they changed. */
const PRIVATE: readonly (keyof DemandContent)[] = ['confidentialPart', 'contact'];

/** Parts that say what is asked for and how it is judged and paid: bidders need time after a change of one of them. */
const MATERIAL: readonly (keyof DemandContent)[] = [
  'targets',
  'mustHaves',
  'constraints',
  'deliverables',
  'acceptance',
  'stages',
  'criteria',
  'expertsAsked',
  'isBlind',
  'race',
  'ownership',
  'option',
];

/**
 * What differs between two contents, by paths such as `bounty` or `targets.t1.value`, in the order of the content. Money
 * is yuan; of private parts there are no values.
 */
export function differencesOf(before: DemandContent, after: DemandContent): ContentDifference[] {
  return (Object.keys(after) as (keyof DemandContent)[]).flatMap((part) => {
    const [old, now] = [flat(part, before[part]), flat(part, after[part])];
    const changed = [...new Set([...old.keys(), ...now.keys()])]
      .filter((field) => old.get(field) !== now.get(field))
      .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }));
    if (!PRIVATE.includes(part)) return changed;
    return changed.length > 0 ? [{ field: part, before: null, after: null }] : [];
  });
}

/** Whether a difference touches what is asked for and how it is judged and paid. */
export function isMaterial({ field }: ContentDifference): boolean {
  return (MATERIAL as readonly string[]).includes(field.split('.')[0] ?? '');
}

function flat(path: string, value: unknown): Map<string, string> {
  if (value === null || value === undefined || value === '') return new Map();
  if (typeof value === 'bigint') return new Map([[path, formatYuan(value)]]);
  if (typeof value !== 'object') return new Map([[path, String(value)]]);
  if (!Array.isArray(value))
    return merged(Object.entries(value).map(([name, inner]) => flat(`${path}.${name}`, inner)));
  if (value.every((item) => typeof item === 'string'))
    return value.length > 0 ? new Map([[path, value.join('\n')]]) : new Map();
  return merged(value.map((item: unknown, index) => flat(`${path}.${keyOf(item) ?? index + 1}`, item)));
}

function merged(maps: readonly ReadonlyMap<string, string>[]): Map<string, string> {
  return new Map(maps.flatMap((map) => [...map]));
}

/** The stable key of an item of a list, so that it is found again where items were added before it. */
function keyOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  const { id, key, code } = item as { id?: unknown; key?: unknown; code?: unknown };
  const found = id ?? key ?? code;
  return typeof found === 'string' ? found : null;
}
