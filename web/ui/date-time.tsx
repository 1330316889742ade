import { type Locale, useLanguage, useMessages } from '../app/i18n.tsx';
import { uiMessages } from './messages.ts';

const ZONE = 'Asia/Shanghai';
const STEPS = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** "3 days ago", in the language of the page. */
export function relativeTime(iso: string, locale: Locale, now = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const step = STEPS.find(({ seconds: size }) => Math.abs(seconds) >= size);
  return step ? words.format(Math.trunc(seconds / step.seconds), step.unit) : words.format(0, 'second');
}

/** The exact time in Asia/Shanghai. */
export function exactTime(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE }).format(
    new Date(iso),
  );
}

/** A moment as people say it, with the exact one on hover and on paper; `exact` shows the exact one at once. */
export function DateTime({ value, exact = false }: { value: string | null | undefined; exact?: boolean }) {
  const t = useMessages(uiMessages);
  const { locale } = useLanguage();
  if (!value) return null;
  const moment = exactTime(value, locale);
  return (
    <time dateTime={value} title={t('exactTime', { time: moment })} className="f-number">
      {exact ? (
        moment
      ) : (
        <>
          <span className="f-no-print">{relativeTime(value, locale)}</span>
          <span className="f-print-only">{moment}</span>
        </>
      )}
    </time>
  );
}

/** A day ("2026-11-22") in the language of the page. */
export function Day({ value }: { value: string | null | undefined }) {
  const { locale } = useLanguage();
  if (!value) return null;
  const text = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${value}T00:00:00Z`),
  );
  return (
    <time dateTime={value} className="f-number">
      {text}
    </time>
  );
}
