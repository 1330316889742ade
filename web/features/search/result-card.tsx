import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import type { HitPartsFragment } from '../../generated/search/graphql.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { useLabels } from '../../ui/labels.ts';
import { Marked } from '../../ui/marked.tsx';
import { usePriceText } from '../../ui/money.tsx';
import { useRegions, useSectorName } from '../../ui/taxonomy.ts';
import { TrlBar } from '../../ui/trl-bar.tsx';
import { searchMessages } from './messages.ts';
import styles from './search.module.css';

interface Props {
  hit: HitPartsFragment;
  /** The level of the card's heading on its page. */
  level?: 2 | 3;
  /** A short card for a row of several. */
  compact?: boolean;
  tool?: ReactNode;
}

/** One result in a list: what it is, whose, how ready, on what terms, and why it matched. */
export function ResultCard({ hit, level = 2, compact = false, tool }: Props) {
  const t = useMessages(searchMessages);
  const { locale } = useLanguage();
  const labels = useLabels();
  const sectorName = useSectorName();
  const regions = useRegions();
  const priceText = usePriceText();
  const Heading = level === 2 ? 'h2' : 'h3';
  const place = regions.place(hit.provinceCode, hit.cityCode);
  const modes = hit.modes.slice(0, compact ? 2 : 4);
  return (
    <article className={`${styles.card} ${compact ? styles.compact : ''}`}>
      <div className={styles.cardHead}>
        <Heading>
          <Link to={`/results/${hit.id}`} className="f-plain">
            <Marked pieces={hit.highlights?.title} fallback={hit.title} />
          </Link>
        </Heading>
        <span className={styles.price}>{priceText(hit.price)}</span>
      </div>
      {locale === 'en' && hit.titleEn && (
        <p className={styles.titleEn} lang="en">
          {hit.titleEn}
        </p>
      )}
      <p className={styles.owner}>
        <Link to={`/organizations/${hit.organizationId}`} className="f-plain">
          {hit.organizationName}
        </Link>
        {place && ` · ${place}`}
        {!compact && (
          <>
            {' · '}
            {t('published')} <DateTime value={hit.publishedAt} />
          </>
        )}
      </p>
      <p className={styles.summary}>
        <Marked pieces={hit.highlights?.summary} fallback={hit.summary} />
      </p>
      <div className={styles.cardFoot}>
        <TrlBar level={hit.trl} />
        <span className={styles.tags}>
          <Tag>{sectorName(hit.sector)}</Tag>
          {!compact && hit.rightKinds.map((kind) => <Tag key={kind}>{labels(`right${kind}`)}</Tag>)}
          {modes.map((mode) => (
            <Tag key={mode} variant="outlined">
              {labels(`mode${mode}`)}
            </Tag>
          ))}
          {hit.payAfterUse && (
            <Tag variant="outlined" className={styles.accent}>
              {labels('payAfterUse')}
            </Tag>
          )}
        </span>
        {tool}
      </div>
    </article>
  );
}
