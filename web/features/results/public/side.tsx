import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { usePriceText } from '../../../ui/money.tsx';
import {
  useIndustries,
  usePurposes,
  useRegions,
  useSectorName,
  useStrategicIndustries,
  useTrlMeanings,
} from '../../../ui/taxonomy.ts';
import { TrlBar } from '../../../ui/trl-bar.tsx';
import { resultMessages } from './messages.ts';
import styles from './result.module.css';
import type { ResultDetails } from './result-page.tsx';

const BASIS_POINTS_PER_PERCENT = 100;

/** Terms, maturity, people and facts beside the text of a result. */
export function ResultSide({ result }: { result: ResultDetails }) {
  return (
    <aside className={styles.side}>
      <Terms result={result} />
      <Maturity level={result.trl} />
      <People result={result} />
      <Owners result={result} />
      <Facts result={result} />
    </aside>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="f-card">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Terms({ result }: { result: ResultDetails }) {
  const t = useMessages(resultMessages);
  const labels = useLabels();
  const priceText = usePriceText();
  return (
    <Card title={t('price')}>
      <div className={styles.price}>{priceText(result.price)}</div>
      {result.payAfterUse && (
        <p className={styles.payAfterUse}>
          <strong>{labels('payAfterUse')}</strong> · {t('payAfterUseText')}
        </p>
      )}
      <h2 style={{ marginTop: 16 }}>{t('modes')}</h2>
      <div className={styles.tags}>
        {result.modes.map((mode) => (
          <Tag key={mode}>{labels(`mode${mode}`)}</Tag>
        ))}
        {result.modes.length === 0 && <span className="f-quiet">{t('none')}</span>}
      </div>
    </Card>
  );
}

function Maturity({ level }: { level: number | null | undefined }) {
  const t = useMessages(resultMessages);
  const meanings = useTrlMeanings();
  return (
    <Card title={t('maturity')}>
      <TrlBar level={level} large />
      <p className="f-quiet" style={{ margin: '8px 0 0', minHeight: 26 }}>
        {meanings.find((row) => row.level === level)?.text}
      </p>
    </Card>
  );
}

function People({ result }: { result: ResultDetails }) {
  const t = useMessages(resultMessages);
  const labels = useLabels();
  const people = [...result.completers].sort((a, b) => a.position - b.position);
  if (people.length === 0) return null;
  return (
    <Card title={t('completers')}>
      <ol className={styles.people}>
        {people.map((person) => (
          <li key={person.id}>
            {person.name}
            {person.status !== 'ACTIVE' &&
              t('completerHistory', { status: labels(`completer${person.status}`) })}{' '}
            {person.representative && <Tag>{t('representative')}</Tag>}
            {person.unitName && <div className="f-quiet">{person.unitName}</div>}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Owners({ result }: { result: ResultDetails }) {
  const t = useMessages(resultMessages);
  const labels = useLabels();
  const regions = useRegions();
  return (
    <>
      {result.coOwners.length > 0 && (
        <Card title={t('coOwners')}>
          {result.coOwners.map((owner) => (
            <div key={owner.id}>
              {owner.organization ? (
                <Link to={`/organizations/${owner.organization.id}`}>{owner.name}</Link>
              ) : (
                owner.name
              )}
              <span className="f-quiet">
                {owner.provinceCode && ` · ${regions.name(owner.provinceCode)}`}
                {owner.share !== null &&
                  owner.share !== undefined &&
                  ` · ${t('share', { share: owner.share / BASIS_POINTS_PER_PERCENT })}`}
              </span>
            </div>
          ))}
        </Card>
      )}
      <Card title={t('encumbrances')}>
        {result.encumbrances.length === 0 && <span className="f-quiet">{t('noEncumbrance')}</span>}
        {result.encumbrances.map((burden) => (
          <div key={burden.id}>
            <strong>{labels(`encumbrance${burden.kind}`)}</strong> {burden.holder}
            <div className="f-quiet">
              <Day value={burden.startsOn} /> {burden.endsOn && '–'} <Day value={burden.endsOn} />{' '}
              {burden.note}
            </div>
          </div>
        ))}
      </Card>
    </>
  );
}

function Facts({ result }: { result: ResultDetails }) {
  const t = useMessages(resultMessages);
  const labels = useLabels();
  const regions = useRegions();
  const sectorName = useSectorName();
  const industries = useIndustries();
  const strategic = useStrategicIndustries();
  const purposes = usePurposes();
  const converted =
    result.conversionCount > 0 && ` · ${t('conversionCount', { count: result.conversionCount })}`;
  const rows: [string, ReactNode][] = [
    [t('region'), regions.place(result.provinceCode, result.cityCode)],
    [t('sector'), sectorName(result.sector)],
    [t('stage'), result.stage && labels(`stage${result.stage}`)],
    [t('strategicIndustry'), strategic.name(result.strategicIndustry)],
    [t('industry'), industries.name(result.industryDivision)],
    [t('ipc'), result.ipc],
    [t('purposes'), result.purposes.map((code) => purposes.name(code)).join(' · ')],
    [t('keywords'), result.keywords.join(' · ')],
    [
      t('conversion'),
      <>
        {labels(`conversion${result.conversionStatus}`)}
        {converted}
      </>,
    ],
    [t('published'), result.publishedAt && <DateTime value={result.publishedAt} />],
    [t('updated'), <DateTime key="updated" value={result.updatedAt} />],
  ];
  return (
    <Card title={t('facts')}>
      <dl className={styles.facts}>
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}
