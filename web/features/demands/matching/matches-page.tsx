import ReloadOutlined from '@ant-design/icons/ReloadOutlined';
import { useQuery } from '@apollo/client/react';
import { App, Button, Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  DemandMatchesDocument,
  type DemandMatchesQuery,
  MatchDemandDocument,
  type MatchDemandMutation,
  MatchedDemandDocument,
  type MatchedDemandQuery,
  type MatchKind,
  type MatchPartsFragment,
} from '../../../generated/demands-matching/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { AddressTabs, ListPage } from '../../../ui/list-page.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { DigestSwitch } from './digest-switch.tsx';
import { MatchCard, useSubject } from './match-card.tsx';
import { AsideButton, ContactButton, InviteButton } from './match-steps.tsx';
import { matchingMessages } from './matching.messages.ts';
import styles from './matching.module.css';

const KINDS: readonly MatchKind[] = ['RESULT', 'UNIT', 'EXPERT'];
const pick = (data: DemandMatchesQuery) => data.demandMatches;
const matched = (data: MatchDemandMutation) => data.matchDemand;

/** What fits a demand, for its poster: results, units and experts with their reasons. */
export function Component() {
  const t = useMessages(matchingMessages);
  const { demandId = '' } = useParams();
  const { data, error, refetch } = useQuery(MatchedDemandDocument, { variables: { demandId } });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active className="f-page" />;
  if (!data.demand?.isMine) {
    return (
      <div className="f-page">
        <EmptyState title={t('notYours')} text={t('notYoursText')} />
      </div>
    );
  }
  return (
    <App component={false}>
      <Matches demand={data.demand} />
    </App>
  );
}

type DemandOfPage = NonNullable<MatchedDemandQuery['demand']>;

function Matches({ demand }: { demand: DemandOfPage }) {
  const t = useMessages(matchingMessages);
  const { one, get, set } = useListState();
  const kind = one('kind', KINDS) ?? 'RESULT';
  const dismissed = get('dismissed') === '1';
  const list = useRows(DemandMatchesDocument, pick, { demandId: demand.id, filter: { kind, dismissed } });
  const match = useMatchAgain(demand.id, () => void list.refetch());
  return (
    <ListPage<MatchPartsFragment>
      title={t('title')}
      subtitle={
        <>
          {demand.number} {demand.title}
          <br />
          {t('intro')}
        </>
      }
      back={{ to: `/demands/${demand.id}`, label: t('back') }}
      extra={
        <Button icon={<ReloadOutlined aria-hidden />} loading={match.running} onClick={match.again}>
          {t('refresh')}
        </Button>
      }
      list={list}
      card={(row) => <DemandMatch match={row} demand={demand} onMoved={() => void list.refetch()} />}
      empty={
        <EmptyState
          title={dismissed ? t('emptyDismissed') : t('empty', { kind: t(`tab${kind}`) })}
          text={dismissed ? undefined : t('emptyText')}
        />
      }
      tools={
        <div className={styles.tools}>
          <Button type="link" onClick={() => set({ dismissed: dismissed ? null : '1' })}>
            {t(dismissed ? 'showOpen' : 'showDismissed')}
          </Button>
          <DigestSwitch />
        </div>
      }
    >
      <Refusals
        errors={match.refusals}
        explain={({ code }) => (code === 'UNAVAILABLE' ? t('away') : undefined)}
      />
      <FaultAlert fault={match.fault} />
      <AddressTabs name="kind" value={kind} items={KINDS.map((key) => ({ key, label: t(`tab${key}`) }))} />
    </ListPage>
  );
}

/** Matches anew when the page is opened, and whenever it is asked for. */
function useMatchAgain(demandId: string, onDone: () => void) {
  const { run, running, refusals, fault } = useAction(MatchDemandDocument, matched);
  const done = useRef(onDone);
  done.current = onDone;
  const again = useRef(async () => {});
  again.current = async () => {
    if (await run({ input: { demandId } })) done.current();
  };
  const began = useRef('');
  useEffect(() => {
    if (began.current === demandId) return;
    began.current = demandId;
    void again.current();
  }, [demandId]);
  return { again: () => void again.current(), running, refusals, fault };
}

function DemandMatch(props: { match: MatchPartsFragment; demand: DemandOfPage; onMoved: () => void }) {
  const { match, demand, onMoved } = props;
  const { name, title, text } = useSubject(match);
  const isOpen = demand.state === 'OPEN' && !match.dismissal;
  const canInvite =
    isOpen && ['SUGGESTED', 'SEEN', 'CONTACTED'].includes(match.fate) && match.kind !== 'EXPERT';
  return (
    <MatchCard
      match={match}
      title={title}
      buttons={
        <>
          {isOpen && <ContactButton match={match} />}
          {canInvite && match.organization && (
            <InviteButton
              demandId={demand.id}
              organizationId={match.organization.id}
              name={name}
              onDone={onMoved}
            />
          )}
          <AsideButton match={match} onMoved={onMoved} />
        </>
      }
    >
      {text}
    </MatchCard>
  );
}
