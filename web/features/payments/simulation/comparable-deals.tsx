import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { shortMoney } from '../../../ui/money.tsx';
import { percentText } from '../../offers/terms/use-terms-text.ts';
import { type Simulation, sumOfYuan } from './curves.ts';
import { simulationMessages } from './simulation.messages.ts';
import styles from './simulation.module.css';

interface Band {
  key: string;
  name: string;
  lower: number;
  median: number;
  upper: number;
  own: number | null;
  write: (value: number) => string;
}

/** What comparable deals of others agreed, as bands, with where these terms stand. */
export function ComparableDeals({ simulation }: { simulation: Simulation }) {
  const t = useMessages(simulationMessages);
  const bands = useBands(simulation);
  const { comparable } = simulation;
  return (
    <section className="f-card">
      <h2>{t('comparableTitle')}</h2>
      {!comparable && <p className="f-quiet">{t('comparableNone')}</p>}
      {comparable && (
        <>
          <p className="f-quiet">{t('comparableText', { count: comparable.count })}</p>
          {bands.map((band) => (
            <BandBar key={band.key} band={band} />
          ))}
          <BandsTable bands={bands} />
        </>
      )}
    </section>
  );
}

function BandBar({ band }: { band: Band }) {
  const t = useMessages(simulationMessages);
  const { name, lower, median, upper, own, write } = band;
  const most = Math.max(upper, own ?? 0) * 1.1 || 1;
  const place = (value: number) => `${(value / most) * 100}%`;
  const range = t('bandRange', { lower: write(lower), median: write(median), upper: write(upper) });
  return (
    <figure className={styles.band}>
      <figcaption>{name}</figcaption>
      <div
        className={styles.track}
        role="img"
        aria-label={`${range}${own === null ? '' : `；${t('bandHere', { value: write(own) })}`}`}
      >
        <span
          className={styles.range}
          style={{ insetInlineStart: place(lower), width: `${((upper - lower) / most) * 100}%` }}
        />
        <span className={styles.median} style={{ insetInlineStart: place(median) }} />
        {own !== null && <span className={styles.own} style={{ insetInlineStart: place(own) }} />}
      </div>
    </figure>
  );
}

function BandsTable({ bands }: { bands: readonly Band[] }) {
  const t = useMessages(simulationMessages);
  const value = (key: 'lower' | 'median' | 'upper' | 'own', title: string): DataColumn<Band> => {
    const text = (band: Band) => {
      const found = band[key];
      return found === null ? '—' : band.write(found);
    };
    return { key, title, align: 'right', render: text, text };
  };
  return (
    <DataTable<Band>
      name="comparable-deals"
      label={t('comparableTitle')}
      rows={bands}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          title: t('bandColumn'),
          always: true,
          render: ({ name }) => name,
          text: ({ name }) => name,
        },
        value('lower', t('bandLower')),
        value('median', t('bandMedian')),
        value('upper', t('bandUpper')),
        value('own', t('bandOwn')),
      ]}
    />
  );
}

/** The bands that there are; numbers are for drawing and rounded figures only. */
function useBands({ comparable, terms }: Simulation): Band[] {
  const t = useMessages(simulationMessages);
  const { locale } = useLanguage();
  if (!comparable) return [];
  const { payment } = terms;
  const money = (value: number) => shortMoney(value.toFixed(2), locale);
  const share = (value: number) => percentText(value, locale);
  const fixed = payment ? sumOfYuan([payment.entryFee, ...payment.stages.map(({ amount }) => amount)]) : null;
  const band = (
    key: string,
    name: string,
    found: { lower: string | number; median: string | number; upper: string | number } | null | undefined,
    own: string | number | null | undefined,
    write: Band['write'],
  ): Band[] =>
    found
      ? [
          {
            key,
            name,
            lower: Number(found.lower),
            median: Number(found.median),
            upper: Number(found.upper),
            own: own === null || own === undefined ? null : Number(own),
            write,
          },
        ]
      : [];
  return [
    ...band('fixedSum', t('bandFixedSum'), comparable.fixedSum, fixed, money),
    ...band('cap', t('bandCap'), comparable.cap, payment?.cap, money),
    ...band('royalty', t('bandRoyalty'), comparable.royalty, payment?.royalty?.tiers[0]?.basisPoints, share),
  ];
}
