import { Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type { DemandHitPartsFragment } from '../../../generated/demands-board/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { Marked } from '../../../ui/marked.tsx';
import { Money } from '../../../ui/money.tsx';
import { useRegions, useSectorName } from '../../../ui/taxonomy.ts';
import search from '../../search/search.module.css';
import { demandLabels } from '../demand.labels.ts';
import { DemandStateTag, useTargetText } from '../demand-words.tsx';
import { boardMessages } from './board.messages.ts';
import styles from './board.module.css';
import { DaysLeft } from './days-left.tsx';

interface Props {
  hit: DemandHitPartsFragment;
  /** The level of the card's heading on its page. */
  level?: 2 | 3;
  /** A short card for a row of several. */
  compact?: boolean;
}

/** One demand in a list: what is looked for, for which bounty, until when, by which targets. */
export function DemandCard({ hit, level = 2, compact = false }: Props) {
  const t = useMessages(boardMessages);
  const labels = useMessages(demandLabels);
  const sectorName = useSectorName();
  const regions = useRegions();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article className={`${search.card} ${compact ? search.compact : ''}`}>
      <div className={search.cardHead}>
        <Heading>
          <Link to={`/demands/${hit.id}`} className="f-plain">
            <Marked pieces={hit.highlights?.title} fallback={hit.title} />
          </Link>
        </Heading>
        <span className={search.price}>
          <Bounty value={hit.bounty} />
        </span>
      </div>
      <p className={search.owner}>
        {hit.organizationName ?? labels('anonymous')} · {regions.name(hit.provinceCode)}
        {!compact && (
          <>
            {' · '}
            {hit.number} · {t('published')} <DateTime value={hit.publishedAt} />
          </>
        )}
      </p>
      <p className={search.summary}>
        <Marked pieces={hit.highlights?.summary} fallback={hit.summary} />
      </p>
      {!compact && <Targets hit={hit} />}
      <div className={search.cardFoot}>
        <DaysLeft until={hit.closesAt} />
        <span className={search.tags}>
          {hit.state !== 'OPEN' && <DemandStateTag state={hit.state} />}
          <Tag variant="outlined">
            {hit.mode === 'RACE' && hit.lanes ? t('raceOf', { count: hit.lanes }) : labels(`mode${hit.mode}`)}
          </Tag>
          <Tag>{sectorName(hit.sector)}</Tag>
        </span>
      </div>
    </article>
  );
}

/** The bounty in short; that there is none is said, too. */
export function Bounty({ value }: { value: string }) {
  const t = useMessages(boardMessages);
  if (Number(value) === 0) return <span className="f-quiet">{t('noBounty')}</span>;
  return (
    <>
      <span className={styles.bountyWord}>{t('bounty')}</span> <Money value={value} />
    </>
  );
}

function Targets({ hit: { targets, targetCount } }: { hit: DemandHitPartsFragment }) {
  const t = useMessages(boardMessages);
  const targetText = useTargetText();
  if (targetCount === 0) return null;
  const shown = targets.map((target) => ({ ...target, key: `${target.name} ${target.value}` }));
  return (
    <ul className={styles.targets} aria-label={t('targets')}>
      {shown.map((target) => (
        <li key={target.key}>
          {target.name} <b className="f-number">{targetText(target)}</b>
        </li>
      ))}
      {targetCount > shown.length && <li className="f-quiet">{t('moreTargets', { count: targetCount })}</li>}
    </ul>
  );
}
