import { Checkbox, Input, Modal, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AppointExpertsDocument,
  ExpertCandidatesDocument,
  type ExpertCandidatesQuery,
  type RoomFragment,
} from '../../../generated/demands-judging/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { MoreRows } from '../../../ui/list-page.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useSectorChoices, useSectorName } from '../../../ui/taxonomy.ts';
import { useAction } from '../../../ui/use-action.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { ROOM } from './room-query.ts';

const pick = (data: ExpertCandidatesQuery) => data.expertCandidates;

/** Chooses experts by name, organisation and the sectors of their results; who cannot judge is marked with the reason. */
export function Candidates({ room, onClose }: { room: RoomFragment; onClose: () => void }) {
  const t = useMessages(judgingMessages);
  const [text, setText] = useState('');
  const [sector, setSector] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const sectors = useSectorChoices();
  const demandId = room.demand.id;
  const list = useRows(ExpertCandidatesDocument, pick, { demandId, text: text || null, sector });
  const action = useAction(AppointExpertsDocument, (data) => data.appointExperts, ROOM);
  const appoint = async () => {
    if (await action.run({ input: { demandId, userIds: [...chosen] } })) onClose();
  };
  const toggle = (userId: string, isChosen: boolean) =>
    setChosen((present) => (isChosen ? [...present, userId] : present.filter((id) => id !== userId)));
  return (
    <Modal
      open
      width={720}
      title={t('appointTitle')}
      okText={t('appointOk', { count: chosen.length })}
      okButtonProps={{ disabled: chosen.length === 0 }}
      confirmLoading={action.running}
      onOk={() => void appoint()}
      onCancel={onClose}
    >
      <div className={styles.buttons}>
        <Input.Search
          allowClear
          aria-label={t('searchExperts')}
          placeholder={t('searchExperts')}
          maxLength={100}
          style={{ width: 280, maxWidth: '100%' }}
          onSearch={(next) => setText(next.trim())}
        />
        <Select<string>
          allowClear
          aria-label={t('sectors')}
          placeholder={t('allSectors')}
          options={sectors}
          style={{ minWidth: 180 }}
          onChange={(next) => setSector(next ?? null)}
        />
      </div>
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {!list.rows && !list.error && <Skeleton active paragraph={{ rows: 5 }} />}
      {list.rows?.length === 0 && <EmptyState title={t('candidatesNone')} text={t('candidatesNoneText')} />}
      {list.rows?.map((row) => (
        <CandidateRow
          key={row.id}
          row={row}
          isChosen={chosen.includes(row.userId)}
          onToggle={(isChosen) => toggle(row.userId, isChosen)}
        />
      ))}
      <MoreRows list={list} />
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

type Row = ExpertCandidatesQuery['expertCandidates']['edges'][number]['node'];

function CandidateRow(props: { row: Row; isChosen: boolean; onToggle: (isChosen: boolean) => void }) {
  const { row, isChosen, onToggle } = props;
  const t = useMessages(judgingMessages);
  const sectorName = useSectorName();
  const facts = [row.organization, row.department, row.title, row.sectors.map(sectorName).join('、')];
  return (
    <div className={styles.outcome}>
      <Checkbox
        checked={isChosen}
        disabled={row.obstacle !== null && row.obstacle !== undefined}
        onChange={({ target }) => onToggle(target.checked)}
      >
        <strong>{row.name}</strong> <span className="f-quiet">{facts.filter(Boolean).join(' · ')}</span>
        {row.obstacle && <em className="f-quiet"> {t(`obstacle${row.obstacle}`)}</em>}
      </Checkbox>
    </div>
  );
}
