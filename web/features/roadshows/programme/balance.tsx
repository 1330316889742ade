import { Segmented } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { CuratedEntryFragment } from '../../../generated/roadshows-programme/graphql.ts';
import { useSectorName } from '../../../ui/taxonomy.ts';
import { programmeMessages } from './programme.messages.ts';
import styles from './programme.module.css';

const MOST_BARS = 12;

/** How chosen and shortlisted entries spread over sectors or units, as bars. */
export function Balance({ entries }: { entries: readonly CuratedEntryFragment[] }) {
  const t = useMessages(programmeMessages);
  const sectorName = useSectorName();
  const [by, setBy] = useState<'SECTOR' | 'UNIT'>('SECTOR');
  const groups = new Map<string, { chosen: number; short: number }>();
  for (const { state, sector, unit } of entries) {
    if (state !== 'CHOSEN' && state !== 'SHORTLISTED') continue;
    const name = by === 'SECTOR' ? sectorName(sector) : unit.name;
    const group = groups.get(name) ?? { chosen: 0, short: 0 };
    groups.set(name, {
      chosen: group.chosen + (state === 'CHOSEN' ? 1 : 0),
      short: group.short + (state === 'SHORTLISTED' ? 1 : 0),
    });
  }
  const rows = [...groups]
    .sort(([, a], [, b]) => b.chosen - a.chosen || b.short - a.short)
    .slice(0, MOST_BARS);
  const most = Math.max(1, ...rows.map(([, { chosen, short }]) => chosen + short));
  return (
    <section className="f-card" aria-label={t('balance')}>
      <div className={styles.tools} style={{ marginBottom: 0 }}>
        <h2 style={{ margin: 0 }}>{t('balance')}</h2>
        <Segmented
          size="small"
          aria-label={t('balanceBy')}
          value={by}
          onChange={setBy}
          options={[
            { value: 'SECTOR', label: t('balanceSector') },
            { value: 'UNIT', label: t('balanceUnit') },
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <p className="f-quiet">{t('balanceEmpty')}</p>
      ) : (
        <div className={styles.bars}>
          {rows.map(([name, { chosen, short }]) => (
            <Bar key={name} name={name} chosen={chosen} short={short} most={most} />
          ))}
        </div>
      )}
    </section>
  );
}

function Bar(props: { name: string; chosen: number; short: number; most: number }) {
  const t = useMessages(programmeMessages);
  const { name, chosen, short, most } = props;
  const width = (count: number) => ({ width: `${(count / most) * 100}%` });
  return (
    <div className={styles.barRow}>
      <span>{name}</span>
      <span className={styles.bar} aria-hidden>
        <span style={width(chosen)} />
        <span style={width(short)} />
      </span>
      <span className="f-quiet f-number">
        {t('balanceChosen', { count: chosen })} · {t('balanceShort', { count: short })}
      </span>
    </div>
  );
}
