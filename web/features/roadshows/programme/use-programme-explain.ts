import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { programmeMessages } from './programme.messages.ts';

/**
 * Puts a refusal of curation or programme in words.
 * @param nameOf title of the session or entry with an id
 */
export function useProgrammeExplain(
  nameOf: (id: string) => string,
): (error: UserErrorParts) => string | undefined {
  const t = useMessages(programmeMessages);
  return useCallback(
    ({ code, params }) => {
      const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
      const key = code === 'REQUIRED' ? 'needed' : `reason${values.reason ?? ''}`;
      if (!(key in programmeMessages.zh)) return undefined;
      const names = { one: nameOf(values.about ?? ''), two: nameOf(values.other ?? '') };
      return (t as Translate<Record<string, string>>)(key, { ...values, ...names });
    },
    [t, nameOf],
  );
}
