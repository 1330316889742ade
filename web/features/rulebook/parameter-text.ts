import { PURPOSES } from '../../../server/platform/standards/purposes.ts';
import { useBilingual, useLanguage, useMessages } from '../../app/i18n.tsx';
import { exactMoney } from '../../ui/money.tsx';
import { useSectorName } from '../../ui/taxonomy.ts';
import { parameterMessages } from './parameters.messages.ts';

type WordKey = Extract<keyof typeof parameterMessages.zh, `${'p' | 'w'}_${string}`>;

const MONEY = new Set(['minimumPaid', 'cap']);

/** Names and values of rules' parameters as people read them; an unknown one stands for itself. */
export function useParameterText() {
  const t = useMessages(parameterMessages);
  const pick = useBilingual();
  const sectorName = useSectorName();
  const { locale } = useLanguage();
  const known = (key: string) => (key in parameterMessages.zh ? t(key as WordKey) : null);

  /** A word of a list. */
  const word = (name: string, code: string) => {
    if (name === 'sectors') return sectorName(code);
    const purpose = name === 'purposes' ? PURPOSES.find((each) => each.code === code) : undefined;
    return purpose ? pick(purpose) : (known(`w_${code}`) ?? code);
  };

  return {
    word,
    name: (name: string) => known(`p_${name.replace('.', '_')}`) ?? name,
    value: (name: string, text: string | null | undefined) => {
      if (text === null || text === undefined || text === '') return t('none');
      if (text === 'true' || text === 'false') return t(text === 'true' ? 'yes' : 'no');
      if (MONEY.has(name)) return exactMoney(text, locale);
      if (/^\d+$/.test(text)) {
        const count = Number(text);
        if (name.endsWith('BasisPoints')) return `${count / 100}%`;
        if (name.endsWith('WorkingDays')) return t('workingDays', { count });
        if (name.endsWith('Days')) return t('days', { count });
        if (name.endsWith('Years')) return t('years', { count });
        return name === 'agencies' ? t('agenciesCount', { count }) : text;
      }
      return text
        .split(' ')
        .map((code) => word(name, code))
        .join(t('comma'));
    },
  };
}
