import { useCallback } from 'react';
import { type Translate, useMessages } from '../../../app/i18n.tsx';
import { whyMessages } from './why.messages.ts';

/** A reason of a payment as the API gives it. */
export interface WhyParts {
  code: string;
  params: readonly { name: string; value: string }[];
}

const SUM = /^-?\d+\.\d{2}$/;

/** Puts a reason of a payment in words, with its figures. */
export function useWhyText(): (why: WhyParts) => string {
  const t = useMessages(whyMessages) as Translate<Record<string, string>>;
  return useCallback(
    ({ code, params }) => {
      const values = Object.fromEntries(params.map(({ name, value }) => [name, readable(value)]));
      if (code === 'NOT_BEGUN' && values.trigger) return t(`began${values.trigger}`);
      if (code === 'SALES_REACHED' && !values.cumulative) return t('whySALES_REACHEDopen', values);
      if (code === 'LAPSED' && !values.until)
        return t('whyLAPSEDopen', { ...values, from: values.from ?? '' });
      return t(`why${code}`, values);
    },
    [t],
  );
}

/** Sums with their thousands apart; everything else as it is. */
function readable(value: string): string {
  return SUM.test(value) ? value.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',') : value;
}
