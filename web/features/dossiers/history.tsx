import { Button, Checkbox, Input, Select, Timeline } from 'antd';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useBilingual, useMessages } from '../../app/i18n.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import styles from './dossier.module.css';
import type { Dossier } from './dossier-page.tsx';
import { FILTERS } from './event-links.tsx';
import { dossierMessages } from './messages.ts';
import { Lines, Person } from './parts.tsx';

type Event = Dossier['events'][number];

/** Everything that happened, in order, with filters that live in the address. */
export function History({ dossier }: { dossier: Dossier }) {
  const t = useMessages(dossierMessages);
  const { get, set } = useListState();
  const { hash } = useLocation();
  useEffect(() => {
    if (/^#event-\d+$/.test(hash))
      document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'center' });
  }, [hash]);
  const fits = useFits();
  const numbered = dossier.events.map((event, index) => ({ event, number: index + 1 }));
  const shown = numbered.filter(({ event }) => fits(event));
  const filtered = FILTERS.some((name) => get(name));
  return (
    <section className="f-card">
      <h2>{t('history')}</h2>
      <Filters dossier={dossier} />
      <p className="f-quiet" aria-live="polite">
        {t('shown', { shown: shown.length, total: dossier.events.length })}{' '}
        {filtered && (
          <Button
            type="link"
            size="small"
            onClick={() => set(Object.fromEntries(FILTERS.map((name) => [name, null])))}
          >
            {t('clear')}
          </Button>
        )}
      </p>
      {shown.length === 0 && <p>{t('nothingFound')}</p>}
      <Timeline
        items={shown.map(({ event, number }) => ({
          key: event.id,
          color: event.warnings.length > 0 ? 'orange' : 'blue',
          content: (
            <EventView dossier={dossier} event={event} number={number} aimed={hash === `#event-${number}`} />
          ),
        }))}
      />
    </section>
  );
}

function Filters({ dossier }: { dossier: Dossier }) {
  const t = useMessages(dossierMessages);
  const say = useBilingual();
  const { get, set } = useListState();
  const { events, chains } = dossier;
  const steps = new Map(
    events.flatMap(({ action, label }) => (action && label ? [[action, say(label)]] : [])),
  );
  const people = new Set(events.flatMap(({ actor }) => actor?.name ?? []));
  const choice = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Select
      className={styles.choice ?? ''}
      aria-label={label}
      placeholder={label}
      allowClear
      value={get(name)}
      onChange={(value: string | undefined) => set({ [name]: value })}
      options={options}
    />
  );
  return (
    <div className={`${styles.filters} f-no-print`}>
      <Input
        className={styles.search ?? ''}
        aria-label={t('filterText')}
        placeholder={t('filterText')}
        allowClear
        maxLength={200}
        value={get('q') ?? ''}
        onChange={(event) => set({ q: event.target.value })}
      />
      {choice(
        'step',
        t('filterStep'),
        [...steps].map(([value, label]) => ({ value, label })),
      )}
      {people.size > 1 &&
        choice(
          'person',
          t('filterPerson'),
          [...people].map((name) => ({ value: name, label: name })),
        )}
      {chains.length > 1 &&
        choice(
          'chain',
          t('filterChain'),
          chains.map(({ kind, title }, index) => ({ value: String(index), label: `${say(kind)} ${title}` })),
        )}
      <Checkbox
        checked={get('warned') === '1'}
        onChange={({ target }) => set({ warned: target.checked ? '1' : null })}
      >
        {t('filterWarned')}
      </Checkbox>
    </div>
  );
}

/** Whether an event fits the filters of the address. */
function useFits(): (event: Event) => boolean {
  const say = useBilingual();
  const { get } = useListState();
  const [q, step, person, chain] = [get('q')?.toLowerCase(), get('step'), get('person'), get('chain')];
  const warned = get('warned') === '1';
  return (event) => {
    if (step && event.action !== step) return false;
    if (person && event.actor?.name !== person) return false;
    if (chain && String(event.chain) !== chain) return false;
    if (warned && event.warnings.length === 0) return false;
    return !q || wordsOf(event, say).toLowerCase().includes(q);
  };
}

function wordsOf(event: Event, say: (row: { zh: string; en: string }) => string): string {
  const lines = [...event.lines, ...event.details].flatMap(({ label, value }) => [
    say(label),
    value.words ? say(value.words) : value.text,
  ]);
  const { label, actor, hash } = event;
  return [label ? say(label) : '', actor?.name, actor?.organization, hash, ...lines, ...event.warnings].join(
    ' ',
  );
}

interface EventProps {
  dossier: Dossier;
  event: Event;
  number: number;
  aimed: boolean;
}

function EventView({ dossier, event, number, aimed }: EventProps) {
  const t = useMessages(dossierMessages);
  const say = useBilingual();
  const { label, actor, job, at, personal, rulebookVersion, warnings, hash } = event;
  const documents = dossier.documents.filter(({ id }) => event.documentIds.includes(id));
  return (
    <div id={`event-${number}`} className={aimed ? styles.aimed : undefined}>
      <span className="f-quiet f-number">#{number}</span>{' '}
      {label ? <strong>{say(label)}</strong> : <span className="f-quiet">{t('withheld')}</span>}
      <div>
        {at && <DateTime value={at} exact />} {actor && <Person person={actor} />}
        {!actor && job && <span className="f-quiet">{t('system', { job })}</span>}
      </div>
      <Lines lines={[...event.lines, ...event.details]} />
      {documents.map(({ id, name, url }) => (
        <div key={id}>{url ? <a href={url}>{name}</a> : t('deletedFile')}</div>
      ))}
      {warnings.length > 0 && <div>{t('warned', { rules: warnings.join(', ') })}</div>}
      {label && (personal === 'DELETED' || personal === 'WITHHELD') && (
        <div className="f-quiet">{t(`personal_${personal}`)}</div>
      )}
      <div className="f-quiet">
        {rulebookVersion && `${t('rulebook', { version: rulebookVersion })} · `}
        <span className={styles.hash}>{hash}</span>
      </div>
    </div>
  );
}
