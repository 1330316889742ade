import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { postingMessages } from './posting.messages.ts';

/** Puts a refusal of a demand in words: what is missing, which value, which day. */
export function usePostingExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(postingMessages);
  return useCallback(
    (error) => {
      const values = Object.fromEntries(error.params.map(({ name, value }) => [name, value]));
      const say = t as Translate<Record<string, string>>;
      if (error.rule?.id === 'DEM-1' && values.missing) {
        const gaps = values.missing.split(' ').map((code) => say(`gap${code}`));
        return t('ruleMissing', { gaps: gaps.join(t('listComma')) });
      }
      const key = values.missing ? `gap${values.missing}` : `reason${values.reason ?? ''}`;
      if (!(key in postingMessages.zh)) return undefined;
      return `${fieldName(error.field, say)}${say(key, { ...values, earliest: momentOf(values.earliest) })}`;
    },
    [t],
  );
}

/** The place that a refusal names, in words, before the reason. */
function fieldName(field: string | null, say: Translate<Record<string, string>>): string {
  const [first = '', second = ''] = (field ?? '').replace(/^content\./, '').split('.');
  const row = /^\d+$/.test(second) ? ` ${Number(second) + 1}` : '';
  const key = `field_${first}`;
  return key in postingMessages.zh ? `${say(key)}${row}${say('fieldColon')}` : '';
}

function momentOf(iso: string | undefined): string {
  if (!iso) return '';
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat('zh-CN', format).format(new Date(iso));
}
