import { Button, Dropdown, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type CuratedEntryFragment,
  CurateEntryDocument,
  type CurateEntryMutation,
  type CurationDecision,
} from '../../../generated/roadshows-programme/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ExportLinks } from '../../../ui/list-page.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useSectorName } from '../../../ui/taxonomy.ts';
import { TrlBar } from '../../../ui/trl-bar.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { roadshowLabels } from '../roadshow.labels.ts';
import { EntryStateTag } from '../roadshow-words.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { Balance } from './balance.tsx';
import { DragColumns } from './drag-columns.tsx';
import { type CurationProps, LoadedCuration } from './loaded-curation.tsx';
import { programmeMessages } from './programme.messages.ts';
import styles from './programme.module.css';
import { useProgrammeExplain } from './use-programme-explain.ts';

const COLUMNS = ['PROPOSED', 'SHORTLISTED', 'CHOSEN'] as const;
type ColumnName = (typeof COLUMNS)[number];

const DECISIONS: Readonly<Record<ColumnName, CurationDecision>> = {
  PROPOSED: 'SET_BACK',
  SHORTLISTED: 'SHORTLIST',
  CHOSEN: 'CHOOSE',
};

const pick = (data: CurateEntryMutation) => data.curateEntry;

/** The organiser puts entries in order and chooses, by drag or by the menu of a card. */
export function Component() {
  const t = useMessages(programmeMessages);
  return <LoadedCuration intro={t('curationIntro')}>{(props) => <Curation {...props} />}</LoadedCuration>;
}

function Curation({ roadshow, refetch, nameOf }: CurationProps) {
  const t = useMessages(programmeMessages);
  const [asking, setAsking] = useState(false);
  const [declining, setDeclining] = useState<CuratedEntryFragment | null>(null);
  const explain = useProgrammeExplain(nameOf);
  const action = useAction(CurateEntryDocument, pick);
  const { entries, availableActions } = roadshow;
  const canCurate = availableActions.includes('CURATE');
  const columns = useMemo(
    () =>
      COLUMNS.map((key) => ({
        key,
        title: t(`column${key}`),
        ids: entries.filter(({ state }) => state === key).map(({ id }) => id),
      })),
    [entries, t],
  );
  const out = entries.filter(({ state }) => state === 'DECLINED' || state === 'WITHDRAWN');
  const decide = async (
    entryId: string,
    decision: CurationDecision,
    more: { beforeEntryId?: string | null; reason?: string } = {},
  ) => {
    const input = { roadshowId: roadshow.id, expectedVersion: roadshow.version, entryId, decision, ...more };
    if (await action.run({ input })) return true;
    await refetch();
    return false;
  };
  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        {canCurate && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('askFor')}
          </Button>
        )}
        <ExportLinks
          paths={[`/roadshows/${roadshow.id}/entries.xlsx`, `/roadshows/${roadshow.id}/entries.csv`]}
          filter={{}}
        />
      </div>
      <div>
        <Refusals errors={declining ? [] : action.refusals} explain={explain} />
        <FaultAlert fault={declining ? null : action.fault} />
      </div>
      {entries.length === 0 ? (
        <EmptyState title={t('noEntries')} text={canCurate ? t('noEntriesText') : t('notYet')} />
      ) : (
        <>
          <Balance entries={entries} />
          <DragColumns
            columns={columns}
            titleOf={nameOf}
            disabled={!canCurate}
            onMove={({ id, to, columns: next }) => {
              const ids = next[to] ?? [];
              const beforeEntryId = ids[ids.indexOf(id) + 1] ?? null;
              return decide(id, DECISIONS[to as ColumnName], { beforeEntryId });
            }}
            card={(id) => {
              const entry = entries.find((each) => each.id === id);
              return (
                entry && (
                  <EntryCard
                    entry={entry}
                    canCurate={canCurate}
                    onMove={(to) => void decide(id, DECISIONS[to])}
                    onDecline={() => setDeclining(entry)}
                  />
                )
              );
            }}
          />
        </>
      )}
      {out.length > 0 && (
        <section className="f-card">
          <h2>{t('outside')}</h2>
          <ul>
            {out.map((entry) => (
              <li key={entry.id}>
                {entry.title} · {entry.unit.name} <EntryStateTag state={entry.state} />{' '}
                <span className="f-quiet">{entry.details?.reason}</span>{' '}
                {canCurate && entry.state === 'DECLINED' && (
                  <Button size="small" onClick={() => void decide(entry.id, 'SET_BACK')}>
                    {t('setBack')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {asking && <AskDialog roadshow={roadshow} onClose={() => setAsking(false)} />}
      {declining && (
        <ReasonDialog
          title={t('declineTitle', { title: declining.title })}
          text={t('declineText')}
          label={t('declineReason')}
          ok={t('decline')}
          danger
          action={action}
          onReason={(reason) =>
            void decide(declining.id, 'DECLINE', { reason }).then((isDone) => isDone && setDeclining(null))
          }
          onCancel={() => setDeclining(null)}
        />
      )}
    </div>
  );
}

interface CardProps {
  entry: CuratedEntryFragment;
  canCurate: boolean;
  onMove: (to: ColumnName) => void;
  onDecline: () => void;
}

function EntryCard({ entry, canCurate, onMove, onDecline }: CardProps) {
  const t = useMessages(programmeMessages);
  const labels = useMessages(roadshowLabels);
  const sectorName = useSectorName();
  const { details, result } = entry;
  const others = COLUMNS.filter((column) => column !== entry.state);
  return (
    <>
      {result ? <Link to={`/results/${result.id}`}>{entry.title}</Link> : entry.title}
      <p className="f-quiet">
        {entry.unit.name}
        {details && ` · ${labels(`origin${details.origin}`)}`}
      </p>
      {entry.pitch && <p>{entry.pitch}</p>}
      <div className={styles.marks}>
        <Tag>{sectorName(entry.sector)}</Tag>
        {result && <TrlBar level={result.trl} />}
        {details && !details.isPublished && <Tag color="error">{t('notPublic')}</Tag>}
        {details && (
          <Tag color={details.unitConsentAt ? 'success' : 'warning'}>
            {details.unitConsentAt ? t('consentUnit') : t('consentUnitMissing')}
          </Tag>
        )}
        {details && (
          <Tag color={details.completerConsentAt ? 'success' : 'warning'}>
            {details.completerConsentAt ? t('consentCompleters') : t('consentCompletersMissing')}
          </Tag>
        )}
        {details && details.files.length > 0 && (
          <Link to={`/desk/roadshow-entries/${entry.id}`}>{t('files', { count: details.files.length })}</Link>
        )}
      </div>
      {canCurate && (
        <div className={styles.marks}>
          <Dropdown
            trigger={['click']}
            menu={{
              items: others.map((column) => ({ key: column, label: t(`column${column}`) })),
              onClick: ({ key }) => onMove(key as ColumnName),
            }}
          >
            <Button size="small">{t('moveTo')}</Button>
          </Dropdown>
          {entry.state !== 'CHOSEN' && (
            <Button size="small" danger type="text" onClick={onDecline}>
              {t('decline')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
