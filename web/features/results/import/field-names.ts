import { useCallback } from 'react';
import { defineMessages, useMessages } from '../../../app/i18n.tsx';
import { zh } from './field-names.messages.zh.ts';

const names = defineMessages(zh, () => import('./field-names.messages.en.ts'));

function isKnown(key: string): key is keyof typeof zh {
  return Object.hasOwn(zh, key);
}

/** Names of the import's fields; a key without one stands for itself. */
export function useFieldNames(): (key: string) => string {
  const t = useMessages(names);
  return useCallback((key) => (isKnown(key) ? t(key) : key), [t]);
}
