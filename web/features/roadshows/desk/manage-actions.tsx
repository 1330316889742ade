import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  BeginRoadshowDocument,
  CancelRoadshowDocument,
  type CancelRoadshowMutation,
  CloseRoadshowDocument,
  type ManagedRoadshowFragment,
  OpenForEntriesDocument,
  type RoadshowStepInput,
} from '../../../generated/roadshows-desk/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useMoments } from '../roadshow-words.tsx';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import { RepeatDialog } from './repeat-dialog.tsx';
import { RescheduleDialog } from './reschedule-dialog.tsx';
import { useDeskExplain } from './use-desk-explain.ts';

const ASKED = ['OPEN_FOR_ENTRIES', 'BEGIN', 'CLOSE', 'RESCHEDULE', 'REPEAT', 'CANCEL'] as const;
type Asked = (typeof ASKED)[number];
const FORWARD: ReadonlySet<Asked> = new Set<Asked>(['OPEN_FOR_ENTRIES', 'BEGIN', 'CLOSE']);

/** What the organiser can do now; each step says what follows and is asked once. */
export function ManageActions({ roadshow }: { roadshow: ManagedRoadshowFragment }) {
  const t = useMessages(deskMessages);
  const [asking, setAsking] = useState<Asked | null>(null);
  const close = () => setAsking(null);
  const { availableActions } = roadshow;
  return (
    <>
      <div className={styles.row}>
        {ASKED.filter((action) => availableActions.includes(action)).map((action) => (
          <Button
            key={action}
            type={FORWARD.has(action) ? 'primary' : 'default'}
            danger={action === 'CANCEL'}
            onClick={() => setAsking(action)}
          >
            {t(`action${action}`)}
          </Button>
        ))}
        {availableActions.includes('EDIT') && (
          <Link to={`/desk/roadshows/${roadshow.id}/settings`} className="f-button">
            {t('actionEDIT')}
          </Link>
        )}
        {roadshow.publishedAt && (
          <Link to={`/roadshows/${roadshow.id}`} className="f-button">
            {t('navPublic')}
          </Link>
        )}
      </div>
      {asking === 'OPEN_FOR_ENTRIES' && (
        <StepDialog
          roadshow={roadshow}
          asked={asking}
          document={OpenForEntriesDocument}
          pick={(data) => data.openForEntries}
          onClose={close}
        />
      )}
      {asking === 'BEGIN' && (
        <StepDialog
          roadshow={roadshow}
          asked={asking}
          document={BeginRoadshowDocument}
          pick={(data) => data.beginRoadshow}
          onClose={close}
        />
      )}
      {asking === 'CLOSE' && (
        <StepDialog
          roadshow={roadshow}
          asked={asking}
          document={CloseRoadshowDocument}
          pick={(data) => data.closeRoadshow}
          onClose={close}
        />
      )}
      {asking === 'RESCHEDULE' && <RescheduleDialog roadshow={roadshow} onClose={close} />}
      {asking === 'REPEAT' && <RepeatDialog roadshow={roadshow} onClose={close} />}
      {asking === 'CANCEL' && <CancelDialog roadshow={roadshow} onClose={close} />}
    </>
  );
}

interface DialogProps {
  roadshow: ManagedRoadshowFragment;
  onClose: () => void;
}

function StepDialog<Data>({
  roadshow,
  asked,
  document,
  pick,
  onClose,
}: DialogProps & {
  asked: 'OPEN_FOR_ENTRIES' | 'BEGIN' | 'CLOSE';
  document: TypedDocumentNode<Data, { input: RoadshowStepInput }>;
  pick: (data: Data) => { userErrors: readonly UserErrorParts[] };
}) {
  const t = useMessages(deskMessages);
  const moments = useMoments();
  const { message } = App.useApp();
  const explain = useDeskExplain(true);
  const action = useAction(document, pick);
  const { id, version, entriesUntil } = roadshow;
  const take = async () => {
    if (!(await action.run({ input: { roadshowId: id, expectedVersion: version } }))) return;
    message.success(t('done'));
    onClose();
  };
  const until = `${moments.dayOf(entriesUntil)} ${moments.timeOf(entriesUntil)}`;
  return (
    <Modal
      open
      title={t(`action${asked}`)}
      okText={t(`action${asked}`)}
      confirmLoading={action.running}
      onOk={() => void take()}
      onCancel={onClose}
    >
      <p>{asked === 'OPEN_FOR_ENTRIES' ? t('effectOPEN_FOR_ENTRIES', { until }) : t(`effect${asked}`)}</p>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

const pickCancelled = (data: CancelRoadshowMutation) => data.cancelRoadshow;

function CancelDialog({ roadshow, onClose }: DialogProps) {
  const t = useMessages(deskMessages);
  const action = useAction(CancelRoadshowDocument, pickCancelled);
  const cancel = async (reason: string) => {
    const input = { roadshowId: roadshow.id, expectedVersion: roadshow.version, reason };
    if (await action.run({ input })) onClose();
  };
  return (
    <ReasonDialog
      title={t('actionCANCEL')}
      text={t('effectCANCEL')}
      label={t('reason')}
      ok={t('actionCANCEL')}
      danger
      action={action}
      onReason={(reason) => void cancel(reason)}
      onCancel={onClose}
    />
  );
}
