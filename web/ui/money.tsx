import { type Locale, useLanguage, useMessages } from '../app/i18n.tsx';
import { uiMessages } from './messages.ts';
import styles from './ui.module.css';

/** Intl takes decimal strings exactly; its types want the literal form. */
type Decimal = Intl.StringNumericLiteral;

/** "255000.00" as "¥255,000.00". */
export function exactMoney(yuan: string, locale: Locale): string {
  const format = { style: 'currency', currency: 'CNY', currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat(locale, format).format(yuan as Decimal);
}

/** "¥25.5万" in Chinese, which counts large sums in 万 and 亿, "¥255,000" in English; whole yuan without zeros. */
export function shortMoney(yuan: string, locale: Locale): string {
  const large = locale === 'zh-CN' && /^\d{5,}(\.|$)/.test(yuan);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    ...(large
      ? { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 2 }
      : { trailingZeroDisplay: 'stripIfInteger' }),
  }).format(yuan as Decimal);
}

/** A sum of money; `exact` for tables and contracts, else the short form with the exact sum on hover. */
export function Money({ value, exact = false }: { value: string | null | undefined; exact?: boolean }) {
  const { locale } = useLanguage();
  if (value === null || value === undefined) return null;
  return (
    <span className={styles.money} title={exactMoney(value, locale)}>
      {exact ? exactMoney(value, locale) : shortMoney(value, locale)}
    </span>
  );
}

interface PriceParts {
  kind: 'NEGOTIABLE' | 'FIXED' | 'RANGE';
  min?: string | null | undefined;
  max?: string | null | undefined;
}

/** The price that the owner has in mind, in words. */
export function usePriceText(): (price: PriceParts) => string {
  const t = useMessages(uiMessages);
  const { locale } = useLanguage();
  return ({ kind, min, max }) => {
    const low = min ? shortMoney(min, locale) : null;
    const high = max ? shortMoney(max, locale) : null;
    if (kind === 'NEGOTIABLE' || (!low && !high)) return t('priceNegotiable');
    if (kind === 'FIXED') return Number(min ?? max) === 0 ? t('priceFree') : (low ?? high ?? '');
    if (low && high) return t('priceRange', { min: low, max: high });
    return low ? t('priceFrom', { min: low }) : t('priceUpTo', { max: high ?? '' });
  };
}
