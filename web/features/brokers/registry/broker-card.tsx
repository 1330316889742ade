import { Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type { BrokerHitPartsFragment } from '../../../generated/brokers-registry/graphql.ts';
import { Marked } from '../../../ui/marked.tsx';
import { useRegions, useSectorName } from '../../../ui/taxonomy.ts';
import search from '../../search/search.module.css';
import { brokerLabels } from '../broker.labels.ts';
import { AcceptsTag, Rating } from '../broker-words.tsx';
import { directoryMessages } from './directory.messages.ts';

/** Sectors, and services, that a card names; the page has all of them. */
const SHOWN = 4;

/** One broker in a list: who, where, for what, with which verified record. */
export function BrokerCard({ hit }: { hit: BrokerHitPartsFragment }) {
  const t = useMessages(directoryMessages);
  const labels = useMessages(brokerLabels);
  const sectorName = useSectorName();
  const regions = useRegions();
  return (
    <article className={search.card}>
      <div className={search.cardHead}>
        <h2>
          <Link to={`/brokers/${hit.id}`} className="f-plain">
            <Marked pieces={hit.highlights?.title} fallback={hit.name} />
          </Link>{' '}
          <Tag variant="outlined">{labels(`level${hit.level}`)}</Tag>
        </h2>
        {hit.deals > 0 ? (
          <span className={search.price}>{t('dealsBrokered', { count: hit.deals })}</span>
        ) : (
          <span className="f-quiet">{t('noDeals')}</span>
        )}
      </div>
      <p className={search.owner}>
        {hit.organizationName ? (
          <Link to={`/brokers/agencies/${hit.organizationId}`}>{hit.organizationName}</Link>
        ) : (
          labels('kindINDEPENDENT')
        )}
        {' · '}
        {hit.number}
        {hit.regions.length > 0 && ` · ${hit.regions.map(regions.name).join(t('comma'))}`}
      </p>
      <p className={search.summary}>
        <Marked pieces={hit.highlights?.summary} fallback={hit.summary} />
      </p>
      <div className={search.cardFoot}>
        <span className={search.tags}>
          <AcceptsTag accepts={hit.acceptsNew} />
          {hit.sectors.slice(0, SHOWN).map((sector) => (
            <Tag key={sector}>{sectorName(sector)}</Tag>
          ))}
          {hit.services.slice(0, SHOWN).map((service) => (
            <Tag key={service} variant="outlined">
              {labels(`service${service}`)}
            </Tag>
          ))}
        </span>
        {hit.rating != null && (
          <span>
            <Rating hundredths={hit.rating} label={t('ratingOf', { stars: (hit.rating / 100).toFixed(2) })} />{' '}
            <span className="f-quiet">{t('reviewCount', { count: hit.reviews })}</span>
          </span>
        )}
      </div>
    </article>
  );
}
