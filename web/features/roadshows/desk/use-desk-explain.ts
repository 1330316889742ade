import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { deskMessages } from './desk.messages.ts';

/** Puts a refusal of a roadshow in words; `withField` names the field before the reason. */
export function useDeskExplain(withField = false): (error: UserErrorParts) => string | undefined {
  const t = useMessages(deskMessages);
  return useCallback(
    ({ code, field, params }) => {
      const say = t as Translate<Record<string, string>>;
      const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
      const key = code === 'REQUIRED' ? 'needed' : `reason${values.reason ?? ''}`;
      if (!(key in deskMessages.zh)) return undefined;
      const name = field?.split('.').find((part) => `field${capital(part)}` in deskMessages.zh);
      const before = withField && name ? `${say(`field${capital(name)}`)}${say('fieldColon')}` : '';
      return `${before}${say(key, values)}`;
    },
    [t, withField],
  );
}

/** `startsAt` → `StartsAt`; the region's code is called by its field. */
function capital(name: string): string {
  const plain = name.replace(/Code$/, '');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}
