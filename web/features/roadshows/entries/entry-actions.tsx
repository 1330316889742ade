import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ConfirmSpeakingDocument,
  ConsentForCompletersDocument,
  ConsentToEntryDocument,
  type OwnEntryFragment,
  ProposeEntryAgainDocument,
  RefuseToSpeakDocument,
  type RoadshowEntryStepInput,
  WithdrawEntryDocument,
} from '../../../generated/roadshows-entries/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useMoments } from '../roadshow-words.tsx';
import { entriesMessages } from './entries.messages.ts';
import styles from './entries.module.css';
import { useEntriesExplain } from './use-entries-explain.ts';

/** Steps that are asked once without more, and steps that need words. */
const PLAIN = ['CONSENT_FOR_UNIT', 'CONSENT_FOR_COMPLETERS', 'PROPOSE_AGAIN', 'CONFIRM_SPEAKING'] as const;
const WORDED = ['RECORD_CONSENT', 'REFUSE_TO_SPEAK', 'WITHDRAW'] as const;
type Plain = (typeof PLAIN)[number];
type Worded = (typeof WORDED)[number];

interface Props {
  entry: OwnEntryFragment;
}

/** What unit, completers and speaker can do now. */
export function EntryActions({ entry }: Props) {
  const t = useMessages(entriesMessages);
  const [asking, setAsking] = useState<Plain | Worded | null>(null);
  const { availableActions } = entry;
  const close = () => setAsking(null);
  const shown = [...PLAIN, ...WORDED].filter((action) => availableActions.includes(action));
  if (shown.length === 0) return null;
  return (
    <div className={styles.row}>
      {shown.map((action) => (
        <Button
          key={action}
          type={PLAIN.some((plain) => plain === action) ? 'primary' : 'default'}
          danger={action === 'WITHDRAW'}
          onClick={() => setAsking(action)}
        >
          {t(`action${action}`)}
        </Button>
      ))}
      {asking === 'CONSENT_FOR_UNIT' && (
        <PlainStep
          entry={entry}
          step={asking}
          document={ConsentToEntryDocument}
          pick={(data) => data.consentToEntry}
          onClose={close}
        />
      )}
      {asking === 'CONSENT_FOR_COMPLETERS' && (
        <PlainStep
          entry={entry}
          step={asking}
          document={ConsentForCompletersDocument}
          pick={(data) => data.consentForCompleters}
          onClose={close}
        />
      )}
      {asking === 'PROPOSE_AGAIN' && (
        <PlainStep
          entry={entry}
          step={asking}
          document={ProposeEntryAgainDocument}
          pick={(data) => data.proposeEntryAgain}
          onClose={close}
        />
      )}
      {asking === 'CONFIRM_SPEAKING' && (
        <PlainStep
          entry={entry}
          step={asking}
          document={ConfirmSpeakingDocument}
          pick={(data) => data.confirmSpeaking}
          onClose={close}
        />
      )}
      {asking === 'RECORD_CONSENT' && (
        <WordedStep
          entry={entry}
          step={asking}
          document={ConsentForCompletersDocument}
          pick={(data) => data.consentForCompleters}
          input={(note) => ({ entryId: entry.id, note })}
          onClose={close}
        />
      )}
      {asking === 'REFUSE_TO_SPEAK' && (
        <WordedStep
          entry={entry}
          step={asking}
          document={RefuseToSpeakDocument}
          pick={(data) => data.refuseToSpeak}
          input={(reason) => ({ entryId: entry.id, reason })}
          onClose={close}
        />
      )}
      {asking === 'WITHDRAW' && (
        <WordedStep
          entry={entry}
          step={asking}
          document={WithdrawEntryDocument}
          pick={(data) => data.withdrawEntry}
          input={(reason) => ({ entryId: entry.id, reason })}
          onClose={close}
        />
      )}
    </div>
  );
}

interface StepProps<Data, Input> extends Props {
  document: TypedDocumentNode<Data, { input: Input }>;
  pick: (data: Data) => { userErrors: readonly UserErrorParts[] };
  onClose: () => void;
}

function PlainStep<Data>({
  entry,
  step,
  document,
  pick,
  onClose,
}: StepProps<Data, RoadshowEntryStepInput> & { step: Plain }) {
  const t = useMessages(entriesMessages);
  const moments = useMoments();
  const { message } = App.useApp();
  const explain = useEntriesExplain();
  const action = useAction(document, pick);
  const take = async () => {
    if (!(await action.run({ input: { entryId: entry.id } }))) return;
    message.success(t('done'));
    onClose();
  };
  const time = entry.startsAt && entry.endsAt ? moments.span(entry.startsAt, entry.endsAt) : '';
  return (
    <Modal
      open
      title={t(`action${step}`)}
      okText={t(`action${step}`)}
      confirmLoading={action.running}
      onOk={() => void take()}
      onCancel={onClose}
    >
      <p>{step === 'CONFIRM_SPEAKING' ? t('effectCONFIRM_SPEAKING', { time }) : t(`effect${step}`)}</p>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

function WordedStep<Data, Input>({
  step,
  document,
  pick,
  input,
  onClose,
}: StepProps<Data, Input> & { step: Worded; input: (words: string) => Input }) {
  const t = useMessages(entriesMessages);
  const action = useAction(document, pick);
  const take = async (words: string) => {
    if (await action.run({ input: input(words) })) onClose();
  };
  return (
    <ReasonDialog
      title={t(`action${step}`)}
      text={t(`effect${step}`)}
      label={step === 'RECORD_CONSENT' ? t('note') : t('reason')}
      ok={t(`action${step}`)}
      danger={step === 'WITHDRAW'}
      action={action}
      onReason={(words) => void take(words)}
      onCancel={onClose}
    />
  );
}
