import { type DossierValue, dossierMoney } from '../../platform/audit/dossier-source.ts';
import { isNamedFile } from './named-files.ts';

/** One line of what an event changed or put on record. */
export interface EventLine {
  /** Path of the fact, such as `terms.price`. */
  path: string;
  /** What was there before; null where the line is no change. */
  before: DossierValue | null;
  value: DossierValue;
}

const NONE: DossierValue = { kind: 'NONE', text: '' };
const NO_MONEY: ReadonlySet<string> = new Set();
/** What is shown in its own place. */
const ELSEWHERE = new Set(['before', 'after', 'warnings']);

/**
 * The facts of an event as lines for people: `before` and `after` next to each other where they differ, everything else
 * by its path. Facts are plain JSON of any depth; files that they name are shown as documents.
 * @param money names of facts that are sums in fen
 */
export function eventLines(facts: Record<string, unknown>, money: ReadonlySet<string>): EventLine[] {
  const { before, after } = facts;
  const changes = 'before' in facts || 'after' in facts ? changeLines(before, after, money) : [];
  const rest = Object.fromEntries(Object.entries(facts).filter(([key]) => !ELSEWHERE.has(key)));
  return [...changes, ...flatten(rest, money).map(([path, value]) => ({ path, before: null, value }))];
}

/** Ids of the rules that gave a warning at this step. */
export function warnedRules(facts: Record<string, unknown>): string[] {
  if (!Array.isArray(facts.warnings)) return [];
  const ids = facts.warnings.map((warning: unknown) =>
    typeof warning === 'object' && warning !== null && 'ruleId' in warning ? String(warning.ruleId) : '',
  );
  return [...new Set(ids.filter((id) => id !== ''))];
}

/** Details as lines, such as names and reasons. */
export function detailLines(details: Record<string, unknown>): EventLine[] {
  return flatten(details, NO_MONEY).map(([path, value]) => ({ path, before: null, value }));
}

function changeLines(before: unknown, after: unknown, money: ReadonlySet<string>): EventLine[] {
  const [from, to] = [new Map(flatten(asRecord(before), money)), new Map(flatten(asRecord(after), money))];
  const paths = [...new Set([...from.keys(), ...to.keys()])];
  return paths.flatMap((path) => {
    const [was, is] = [from.get(path) ?? NONE, to.get(path) ?? NONE];
    return was.text === is.text ? [] : [{ path, before: was, value: is }];
  });
}

/** A bare value before and after is a state. */
function asRecord(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : { state: value };
}

function flatten(
  record: Record<string, unknown>,
  money: ReadonlySet<string>,
  above = '',
): [string, DossierValue][] {
  return Object.entries(record).flatMap(([key, value]): [string, DossierValue][] => {
    const path = above === '' ? key : `${above}.${key}`;
    if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) {
      return [[path, value.length === 0 ? NONE : leaf(value.map(String).join(', '))]];
    }
    if (isNamedFile(value)) return [];
    if (typeof value === 'object' && value !== null)
      return flatten(value as Record<string, unknown>, money, path);
    const isSum = money.has(key) && /^-?\d+$/.test(String(value));
    return [[path, isSum ? dossierMoney(BigInt(String(value))) : leaf(value)]];
  });
}

function leaf(value: unknown): DossierValue {
  if (value === null || value === undefined || value === '') return NONE;
  const text = String(value);
  if (typeof value === 'boolean' || /^[A-Z][A-Z0-9_]+$/.test(text)) return { kind: 'CODE', text };
  return { kind: /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? 'MOMENT' : 'TEXT', text };
}
