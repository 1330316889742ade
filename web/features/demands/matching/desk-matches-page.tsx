import { App, Button, Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  MatchResultDocument,
  type MatchResultMutation,
  MyMatchesDocument,
  type MyMatchesQuery,
  SeeMatchesDocument,
  type SeeMatchesMutation,
} from '../../../generated/demands-matching/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { AddressTabs, ListPage } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { DigestSwitch } from './digest-switch.tsx';
import { MatchCard } from './match-card.tsx';
import { AsideButton, ContactButton } from './match-steps.tsx';
import { matchingMessages } from './matching.messages.ts';
import styles from './matching.module.css';

const TABS = ['All', 'Contacted', 'Dismissed'] as const;
const pick = (data: MyMatchesQuery) => data.myMatches;
const seen = (data: SeeMatchesMutation) => data.seeMatches;
const matched = (data: MatchResultMutation) => data.matchResult;

type Row = MyMatchesQuery['myMatches']['edges'][number]['node'];

/** Open demands that fit results of one's own unit; `?result=` narrows to one result. */
export function Component() {
  const t = useMessages(matchingMessages);
  const { hasRole } = useViewer();
  const { one, get, set } = useListState();
  const tab = one('tab', TABS) ?? 'All';
  const resultId = get('result');
  const mine = get('mine') === '1';
  const filter = {
    ...(resultId ? { resultId } : {}),
    ...(mine ? { mine } : {}),
    ...(tab === 'Contacted' ? { contacted: true } : {}),
    ...(tab === 'Dismissed' ? { dismissed: true } : {}),
  };
  const list = useRows(MyMatchesDocument, pick, { filter });
  useSeen(list.rows);
  return (
    <ListPage<Row>
      title={t('deskTitle')}
      subtitle={t('deskIntro')}
      list={list}
      card={(row) => <UnitMatch match={row} onMoved={() => void list.refetch()} />}
      empty={
        tab === 'Dismissed' ? (
          <EmptyState title={t('emptyDismissed')} />
        ) : (
          <EmptyState
            title={t('deskEmpty')}
            text={t('deskEmptyText')}
            action={<Link to="/demands">{t('deskBoard')}</Link>}
          />
        )
      }
      tools={
        <div className={styles.tools}>
          {hasRole('OFFICER') && hasRole('RESEARCHER') && (
            <Checkbox checked={mine} onChange={({ target }) => set({ mine: target.checked ? '1' : null })}>
              {t('onlyMine')}
            </Checkbox>
          )}
          <DigestSwitch />
        </div>
      }
    >
      {resultId && <OneResult resultId={resultId} onDone={() => void list.refetch()} />}
      <AddressTabs name="tab" value={tab} items={TABS.map((key) => ({ key, label: t(`tab${key}`) }))} />
    </ListPage>
  );
}

/** What is shown counts as seen. */
function useSeen(rows: readonly Row[] | undefined) {
  const { run } = useAction(SeeMatchesDocument, seen);
  const told = useRef(new Set<string>());
  useEffect(() => {
    const fresh = (rows ?? []).filter(({ id, fate }) => fate === 'SUGGESTED' && !told.current.has(id));
    if (fresh.length === 0) return;
    for (const { id } of fresh) told.current.add(id);
    void run({ input: { matchIds: fresh.slice(0, 100).map(({ id }) => id) } });
  }, [rows, run]);
}

function OneResult({ resultId, onDone }: { resultId: string; onDone: () => void }) {
  const t = useMessages(matchingMessages);
  const { message } = App.useApp();
  const { set } = useListState();
  const action = useAction(MatchResultDocument, matched);
  const again = async () => {
    const done = await action.run({ input: { resultId } });
    if (!done) return;
    void message.success(t('matchedCount', { count: done.count ?? 0 }));
    onDone();
  };
  return (
    <div className={styles.tools}>
      <span>{t('ofResult')}</span>
      <Button onClick={() => set({ result: null })}>{t('allResults')}</Button>
      <Button type="primary" loading={action.running} onClick={() => void again()}>
        {t('matchThis')}
      </Button>
      <Refusals
        errors={action.refusals}
        explain={({ code }) => (code === 'UNAVAILABLE' ? t('away') : undefined)}
      />
      <FaultAlert fault={action.fault} />
    </div>
  );
}

function UnitMatch({ match, onMoved }: { match: Row; onMoved: () => void }) {
  const t = useMessages(matchingMessages);
  const { hasRole } = useViewer();
  const { demand, result, kind } = match;
  return (
    <MatchCard
      match={match}
      title={demand && <Link to={`/demands/${demand.id}`}>{demand.title}</Link>}
      buttons={
        <>
          {hasRole('OFFICER') && <ContactButton match={match} asUnit />}
          {(hasRole('OFFICER') || hasRole('RESEARCHER')) && <AsideButton match={match} onMoved={onMoved} />}
        </>
      }
    >
      {demand && (
        <p className={styles.quiet}>
          {demand.number} · {demand.poster && `${demand.poster.name} · `}
          {t('bounty')} <Money value={demand.bounty} />
          {demand.bidsCloseAt && (
            <>
              {' · '}
              {t('closes')} <DateTime value={demand.bidsCloseAt} />
            </>
          )}
        </p>
      )}
      <p>
        {kind === 'RESULT' && result && (
          <>
            {t('forResult')} <Link to={`/results/${result.id}`}>{result.title}</Link>
          </>
        )}
        {kind === 'UNIT' && t('forUnit')}
        {kind === 'EXPERT' && t('forPerson')}
      </p>
    </MatchCard>
  );
}
