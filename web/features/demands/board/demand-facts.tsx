import type { ReactNode } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { useRegions } from '../../../ui/taxonomy.ts';
import { demandLabels } from '../demand.labels.ts';
import styles from './board.module.css';
import { DaysLeft } from './days-left.tsx';
import { Bounty } from './demand-card.tsx';
import type { DemandOnPage } from './demand-page.tsx';
import { pageMessages } from './page.messages.ts';

/** What decides whether one reads on: the bounty, the time left, who may bid. */
export function DemandFacts({ demand }: { demand: DemandOnPage }) {
  const t = useMessages(pageMessages);
  const labels = useMessages(demandLabels);
  const regions = useRegions();
  const { kinds, provinces, text } = demand.content.eligibility;
  const places =
    provinces.length > 0
      ? t('provincesOnly', { names: provinces.map((code) => regions.name(code)).join(t('comma')) })
      : t('allProvinces');
  return (
    <dl className={styles.facts}>
      <Fact label={labels(`mode${demand.mode}`)}>
        <span className={styles.big}>
          <Bounty value={demand.bounty} />
        </span>
        {Number(demand.content.ownFunds) > 0 && (
          <small>
            <br />
            {t('ownFunds')} <Money value={demand.content.ownFunds} />
          </small>
        )}
      </Fact>
      {demand.mode !== 'PLAIN' && (
        <Fact label={t('deadline')}>
          {demand.bidsCloseAt ? <DateTime value={demand.bidsCloseAt} exact /> : t('noDeadline')}
          <br />
          {demand.state === 'OPEN' ? (
            <DaysLeft until={demand.bidsCloseAt} />
          ) : (
            <small className="f-quiet">{t('deadlineOver')}</small>
          )}
        </Fact>
      )}
      {demand.wantedBy && (
        <Fact label={t('wantedBy')}>
          <Day value={demand.wantedBy} />
        </Fact>
      )}
      <Fact label={t('whoMayBid')}>
        {demand.mode === 'DIRECTED'
          ? t('onlyInvited')
          : kinds.map((kind) => labels(`mayBid${kind}`)).join(t('comma'))}
        <small>
          <br />
          {places}
          {text && ` · ${text}`}
        </small>
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
