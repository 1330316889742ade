import { useCallback } from 'react';
import { defineMessages, type Translate, useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { useProblemText } from '../desk/disclosure/use-problem-text.ts';
import { zh } from './problems.messages.zh.ts';

const words = defineMessages(zh, () => import('./problems.messages.en.ts'));

type Key = keyof typeof zh;

/** Problems of files and rows in plain words; those of a result's content are said as in the disclosure. */
export function useProblemWords(): (problem: Omit<UserErrorParts, 'rule' | '__typename'>) => string {
  const t = useMessages(words) as Translate<Record<string, string>>;
  const content = useProblemText();
  return useCallback(
    (problem) => {
      const values = Object.fromEntries(problem.params.map(({ name, value }) => [name, value]));
      const key = keyOf(problem, values);
      return key ? t(key, values) : content({ rule: null, ...problem } as UserErrorParts);
    },
    [t, content],
  );
}

function keyOf(
  { code, field }: Pick<UserErrorParts, 'code' | 'field'>,
  values: Readonly<Record<string, string>>,
): Key | null {
  if (field === 'sourceId' && code === 'ALREADY_EXISTS') return 'duplicate';
  if (field === 'sourceId' && code === 'STATE') return 'state';
  if (values.reason === 'encoding' && !values.line) return 'reasonencoding-no-line';
  const key = `reason${values.reason ?? ''}`;
  return values.reason && Object.hasOwn(zh, key) ? (key as Key) : null;
}
