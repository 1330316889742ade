import { useBilingual, useLanguage, useMessages } from '../../app/i18n.tsx';
import type { FigureFragment, LineFragment, PersonFragment } from '../../generated/dossiers/graphql.ts';
import { DateTime, Day } from '../../ui/date-time.tsx';
import { Money } from '../../ui/money.tsx';
import styles from './dossier.module.css';
import { dossierMessages } from './messages.ts';

/** A value of a case, written out by its kind. */
export function Figure({ figure }: { figure: FigureFragment }) {
  const t = useMessages(dossierMessages);
  const say = useBilingual();
  const { locale } = useLanguage();
  const { kind, text, words } = figure;
  if (kind === 'NONE') return <span className="f-quiet">{t('none')}</span>;
  if (kind === 'MONEY') return <Money value={text} exact />;
  if (kind === 'DAY') return <Day value={text} />;
  if (kind === 'MOMENT') return <DateTime value={text} exact />;
  if (kind === 'SHARE') {
    const percent = { style: 'percent', maximumFractionDigits: 2 } as const;
    return (
      <span className="f-number">{new Intl.NumberFormat(locale, percent).format(Number(text) / 10_000)}</span>
    );
  }
  return words ? say(words) : text;
}

/** Labels and values, changes with what was there before. */
export function Lines({ lines }: { lines: readonly LineFragment[] }) {
  const say = useBilingual();
  if (lines.length === 0) return null;
  // Lines have no identity of their own and never move.
  const rows = lines.map((line, place) => ({ ...line, key: String(place) }));
  return (
    <dl className={styles.lines}>
      {rows.map(({ key, label, before, value }) => (
        <LineRow key={key} label={say(label)} before={before} value={value} />
      ))}
    </dl>
  );
}

function LineRow({ label, before, value }: { label: string } & Pick<LineFragment, 'before' | 'value'>) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {before && (
          <>
            <Figure figure={before} /> →{' '}
          </>
        )}
        <Figure figure={value} />
      </dd>
    </>
  );
}

/** Who did something, as what. */
export function Person({ person }: { person: PersonFragment }) {
  const t = useMessages(dossierMessages);
  const say = useBilingual();
  const roles = person.roles.map(say).join(' / ');
  return (
    <>
      {person.name ?? t('nameDeleted')}
      <span className="f-quiet">
        {[person.organization, roles].filter(Boolean).map((text) => ` · ${text}`)}
      </span>
    </>
  );
}
