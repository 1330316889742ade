import type { OperationVariables } from '@apollo/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Button, Flex, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  CancelDemandDocument,
  CloseDemandDocument,
  ExtendDemandDocument,
  type ExtendDemandMutation,
  type ManagedDemandFragment,
  PublishDemandDocument,
  type PublishDemandMutation,
  ReturnDemandDocument,
  TakeBackDemandDocument,
  type TakeBackDemandMutation,
} from '../../../generated/demands-posting/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { DayPicker } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { postingMessages } from './posting.messages.ts';
import { MomentPicker } from './steps/bidding.tsx';
import { usePostingExplain } from './use-posting-explain.ts';

type Asking = 'RETURN' | 'CANCEL' | 'CLOSE' | 'EXTEND' | 'PUBLISH';
interface StepProps {
  demand: ManagedDemandFragment;
  onDone: () => void;
}

const pickPublished = (data: PublishDemandMutation) => data.publishDemand;
const pickTaken = (data: TakeBackDemandMutation) => data.takeBackDemand;
const pickExtended = (data: ExtendDemandMutation) => data.extendDemand;
const ASKING: readonly Asking[] = ['PUBLISH', 'RETURN', 'EXTEND', 'CLOSE', 'CANCEL'];

/** What can be done with a demand now, each asked once. */
export function ManageActions({ demand, onDone }: StepProps) {
  const t = useMessages(postingMessages);
  const [asking, setAsking] = useState<Asking | null>(null);
  const can = (action: ManagedDemandFragment['availableActions'][number]) =>
    demand.availableActions.includes(action);
  const done = () => {
    setAsking(null);
    onDone();
  };
  const close = () => setAsking(null);
  return (
    <>
      <Flex gap={8} wrap style={{ marginTop: 16 }}>
        {can('EDIT') && (
          <Link to={`/desk/demands/${demand.id}/edit`} className="f-button">
            {t('actionEDIT')}
          </Link>
        )}
        {can('CHANGE') && (
          <Link to={`/desk/demands/${demand.id}/change`} className="f-button">
            {t('actionCHANGE')}
          </Link>
        )}
        {can('TAKE_BACK') && <TakeBack demand={demand} onDone={onDone} />}
        {ASKING.filter(can).map((action) => (
          <Button
            key={action}
            type={action === 'PUBLISH' ? 'primary' : 'default'}
            danger={action === 'CANCEL'}
            onClick={() => setAsking(action)}
          >
            {t(`action${action}`)}
          </Button>
        ))}
      </Flex>
      {asking === 'PUBLISH' && <Publish demand={demand} onDone={done} onClose={close} />}
      {asking === 'EXTEND' && <Extend demand={demand} onDone={done} onClose={close} />}
      {asking === 'RETURN' && (
        <AskReason
          demand={demand}
          document={ReturnDemandDocument}
          pick={(data) => data.returnDemand}
          asking="RETURN"
          onDone={done}
          onClose={close}
        />
      )}
      {asking === 'CANCEL' && (
        <AskReason
          demand={demand}
          document={CancelDemandDocument}
          pick={(data) => data.cancelDemand}
          asking="CANCEL"
          onDone={done}
          onClose={close}
        />
      )}
      {asking === 'CLOSE' && (
        <AskReason
          demand={demand}
          document={CloseDemandDocument}
          pick={(data) => data.closeDemand}
          asking="CLOSE"
          onDone={done}
          onClose={close}
        />
      )}
    </>
  );
}

interface DialogProps extends StepProps {
  onClose: () => void;
}

function AskReason<Data, Variables extends OperationVariables & { input: object }>({
  demand,
  document,
  pick,
  asking,
  onDone,
  onClose,
}: DialogProps & {
  document: TypedDocumentNode<Data, Variables>;
  pick: (data: Data) => { userErrors: readonly UserErrorParts[] };
  asking: 'RETURN' | 'CANCEL' | 'CLOSE';
}) {
  const t = useMessages(postingMessages);
  const action = useAction(document, pick);
  const send = async (reason: string) => {
    const input = { demandId: demand.id, expectedVersion: demand.version, reason };
    if (await action.run({ input } as unknown as Variables)) onDone();
  };
  return (
    <ReasonDialog
      title={t(`action${asking}`)}
      text={t(`effect${asking}`)}
      label={t('reason')}
      ok={t(`action${asking}`)}
      danger={asking === 'CANCEL'}
      action={action}
      onReason={(reason) => void send(reason)}
      onCancel={onClose}
    />
  );
}

function TakeBack({ demand, onDone }: StepProps) {
  const t = useMessages(postingMessages);
  const action = useAction(TakeBackDemandDocument, pickTaken);
  const take = async () => {
    if (await action.run({ input: { demandId: demand.id, expectedVersion: demand.version } })) onDone();
  };
  return (
    <div>
      <Button loading={action.running} onClick={() => void take()}>
        {t('actionTAKE_BACK')}
      </Button>
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </div>
  );
}

function Publish({ demand, onDone, onClose }: DialogProps) {
  const t = useMessages(postingMessages);
  const explain = usePostingExplain();
  const action = useAction(PublishDemandDocument, pickPublished);
  const publish = async () => {
    if (await action.run({ input: { demandId: demand.id, expectedVersion: demand.version } })) onDone();
  };
  return (
    <Modal
      open
      title={t('actionPUBLISH')}
      okText={t('actionPUBLISH')}
      confirmLoading={action.running}
      onOk={() => void publish()}
      onCancel={onClose}
    >
      <p>{t('effectPUBLISH', { title: demand.title })}</p>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

interface ExtendFields {
  bidsCloseAt: string;
  wantedBy: string | null;
  reason: string;
}

function Extend({ demand, onDone, onClose }: DialogProps) {
  const t = useMessages(postingMessages);
  const explain = usePostingExplain();
  const [form] = Form.useForm<ExtendFields>();
  const action = useAction(ExtendDemandDocument, pickExtended);
  const extend = async (fields: ExtendFields) => {
    const input = { demandId: demand.id, expectedVersion: demand.version, ...fields };
    if (await action.run({ input })) onDone();
  };
  return (
    <FormDialog<ExtendFields>
      title={t('actionEXTEND')}
      okText={t('actionEXTEND')}
      action={action}
      form={form}
      initialValues={{ bidsCloseAt: demand.bidsCloseAt ?? '', wantedBy: demand.wantedBy }}
      summary={<p>{t('effectEXTEND')}</p>}
      explain={explain}
      onSubmit={(fields) => void extend(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="bidsCloseAt"
        label={t('bidsCloseAt')}
        rules={[{ required: true, message: t('momentNeeded') }]}
      >
        <MomentPicker />
      </Form.Item>
      <Form.Item name="wantedBy" label={t('wantedBy')}>
        <DayPicker />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, whitespace: true, message: t('reasonNeeded') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
