import type { Label } from '../../platform/standards/label.ts';

/** Words for a code or a path, from its whole to its last part; a code that has none stands for itself. */
export function wordsFor(labels: Readonly<Record<string, Label>>, code: string): Label {
  const last = code.split('.').at(-1) ?? code;
  const found = own(labels, code) ?? own(labels, last);
  return found ?? { zh: code, en: code };
}

function own(labels: Readonly<Record<string, Label>>, code: string): Label | undefined {
  return Object.hasOwn(labels, code) ? labels[code] : undefined;
}
