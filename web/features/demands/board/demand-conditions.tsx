import type { ReactNode } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { DemandFilePartsFragment } from '../../../generated/demands-board/graphql.ts';
import { useRegions } from '../../../ui/taxonomy.ts';
import { demandLabels } from '../demand.labels.ts';
import styles from './board.module.css';
import type { DemandOnPage } from './demand-page.tsx';
import { GatesTable, usePercent } from './demand-tables.tsx';
import { pageMessages } from './page.messages.ts';

/** Everything a bidder must know beside problem, targets and bounty. */
export function DemandConditions({ demand }: { demand: DemandOnPage }) {
  const t = useMessages(pageMessages);
  const { content } = demand;
  return (
    <>
      <section className="f-card">
        {content.mustHaves.length > 0 && (
          <Part title={t('mustHaves')}>
            {demand.mode !== 'PLAIN' && <p className="f-quiet">{t('mustHavesText')}</p>}
            <List items={content.mustHaves.map(({ text }) => text)} />
          </Part>
        )}
        {content.constraints && (
          <Part title={t('constraints')}>
            <p className={styles.text}>{content.constraints}</p>
          </Part>
        )}
        {content.deliverables.length > 0 && (
          <Part title={t('deliverables')}>
            <List items={content.deliverables} />
          </Part>
        )}
        {content.acceptance && (
          <Part title={t('acceptance')}>
            <p className={styles.text}>{content.acceptance}</p>
          </Part>
        )}
        {demand.files.length > 0 && (
          <Part title={t('files')}>
            <Files files={demand.files} />
          </Part>
        )}
        <Confidential demand={demand} />
        {demand.contact && (
          <Part title={t('contact')}>
            <p className={styles.text}>
              {[demand.contact.name, demand.contact.phone, demand.contact.email].filter(Boolean).join(' · ')}
            </p>
          </Part>
        )}
      </section>
      {content.race && (
        <section className="f-card">
          <h2>{t('race')}</h2>
          <p>{t('raceLanes', { count: content.race.lanes })}</p>
          <GatesTable race={content.race} targets={content.targets} />
        </section>
      )}
      {demand.mode !== 'PLAIN' && <Judging demand={demand} />}
    </>
  );
}

function Judging({ demand: { content, isBlind } }: { demand: DemandOnPage }) {
  const t = useMessages(pageMessages);
  const labels = useMessages(demandLabels);
  const regions = useRegions();
  const percent = usePercent();
  const { option } = content;
  const territory = option?.territory.map((code) => regions.name(code)) ?? [];
  const optionWords = option
    ? [
        labels(`license${option.licenseKind}`),
        ...(territory.length > 0 ? territory : [t('territoryAll')]),
        ...(option.text ? [option.text] : []),
      ]
    : [];
  return (
    <section className="f-card">
      <h2>{t('judging')}</h2>
      <List
        items={[
          content.criteria
            .map(({ code, weight }) => `${labels(`criterion${code}`)} ${percent(weight)}`)
            .join(t('comma')),
          content.expertsAsked > 0 ? t('expertsCount', { count: content.expertsAsked }) : t('noExperts'),
          ...(isBlind ? [t('blind')] : []),
          t('noticeDays', { count: content.noticeDays }),
        ]}
      />
      <h3>{t('terms')}</h3>
      <List
        items={[
          ...(content.ownership
            ? [t('labelled', { label: t('ownership'), value: labels(`ownership${content.ownership}`) })]
            : []),
          ...(option ? [t('labelled', { label: t('option'), value: optionWords.join(t('comma')) })] : []),
        ]}
      />
    </section>
  );
}

function Confidential({ demand }: { demand: DemandOnPage }) {
  const t = useMessages(pageMessages);
  if (!demand.hasConfidentialPart) return null;
  const part = demand.confidentialPart;
  return (
    <Part title={t('confidential')}>
      {part ? (
        <>
          <p className={styles.text}>{part.text}</p>
          <Files files={part.files} />
        </>
      ) : (
        <p className="f-quiet">{t('confidentialClosed')}</p>
      )}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3>{title}</h3>
      {children}
    </>
  );
}

function List({ items }: { items: readonly string[] }) {
  const keyed = items.filter((text) => text !== '').map((text, index) => ({ text, key: `${index} ${text}` }));
  return (
    <ul className={styles.list}>
      {keyed.map(({ text, key }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );
}

function Files({ files }: { files: readonly DemandFilePartsFragment[] }) {
  return (
    <ul className={styles.list}>
      {files.map(({ id, name, url }) => (
        <li key={id}>
          <a href={url}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
