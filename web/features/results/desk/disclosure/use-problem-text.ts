import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../../app/i18n.tsx';
import { type UserErrorParts, useExplain } from '../../../../ui/explain.ts';
import { useLabels } from '../../../../ui/labels.ts';
import { problemMessages } from './problems.messages.ts';

/** Refusals of content in plain words: the reason that the server gives, with what would be right where it knows. */
export function useProblemText(): (error: UserErrorParts) => string {
  const t = useMessages(problemMessages);
  const labels = useLabels();
  const general = useExplain();
  return useCallback(
    (error) => {
      const values = Object.fromEntries(error.params.map(({ name, value }) => [name, value]));
      if (error.code === 'STATE') return t('STATE', { state: labels(`state${values.state ?? ''}` as never) });
      const key = `reason${values.reason ?? ''}`;
      if (values.reason && key in problemMessages.zh)
        return (t as Translate<Record<string, string>>)(key, values);
      return general(error);
    },
    [t, labels, general],
  );
}

/** Names of missing parts, such as "rights.0.number". */
export function usePartName(): (part: string) => string {
  const t = useMessages(problemMessages);
  return useCallback(
    (part) => {
      const right = /^rights\.(\d+)\.(number|certificateId|howKept)$/.exec(part);
      if (right) return t(`right_${right[2] as 'number'}`, { place: Number(right[1]) + 1 });
      const key = `part_${part}`;
      return key in problemMessages.zh ? t(key as 'part_title') : part;
    },
    [t],
  );
}
