import type { ResultSnapshot, SnapshotItem, SnapshotValue } from './snapshot.ts';

/** One difference between two versions; null where nothing was there. */
export interface FieldChange {
  /**
   * `title`, or `rights[202319012301.2].holder` for a value of an item in a list, or just `rights` for an item that
   * came or went: then the item's label is the value.
   */
  field: string;
  before: string | null;
  after: string | null;
}

/** What changed from one snapshot to another, in the order in which the fields are shown. */
export function diffSnapshots(before: ResultSnapshot, after: ResultSnapshot): FieldChange[] {
  const fields = diffValues('', before.fields, after.fields);
  const names = new Set([...Object.keys(before.lists), ...Object.keys(after.lists)]);
  return [
    ...fields,
    ...[...names].flatMap((name) => diffList(name, before.lists[name] ?? [], after.lists[name] ?? [])),
  ];
}

/** Names of the fields and lists in which two snapshots differ. */
export function changedFields(before: ResultSnapshot, after: ResultSnapshot): string[] {
  const names = diffSnapshots(before, after).map(({ field }) => field.split(/[.[]/)[0] ?? field);
  return [...new Set(names)];
}

function diffList(
  name: string,
  before: readonly SnapshotItem[],
  after: readonly SnapshotItem[],
): FieldChange[] {
  const old = new Map(before.map((item) => [item.label, item]));
  const labels = new Set(after.map((item) => item.label));
  const gone = before.filter((item) => !labels.has(item.label));
  return [
    ...gone.map((item) => ({ field: name, before: item.label, after: null })),
    ...after.flatMap((item) => {
      const earlier = old.get(item.label);
      if (!earlier) return [{ field: name, before: null, after: item.label }];
      return diffValues(`${name}[${item.label}].`, earlier.values, item.values);
    }),
  ];
}

function diffValues(
  prefix: string,
  before: Readonly<Record<string, SnapshotValue>>,
  after: Readonly<Record<string, SnapshotValue>>,
): FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const change = { field: `${prefix}${name}`, before: write(before[name]), after: write(after[name]) };
    return change.before === change.after ? [] : [change];
  });
}

/** A value as text: lists one item a line, nothing as null. */
function write(value: SnapshotValue | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? null : value.join('\n');
}
