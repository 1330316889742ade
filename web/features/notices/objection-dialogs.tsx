import { useQuery } from '@apollo/client/react';
import { Form, Input, Radio, Select } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import {
  AdmitObjectionDocument,
  AssignInvestigatorDocument,
  InvestigatorCandidatesDocument,
  type ObjectionAction,
  type ObjectionOutcome,
  type ObjectionPartsFragment,
  PublishObjectionOutcomeDocument,
  RecordFindingsDocument,
  TurnDownObjectionDocument,
} from '../../generated/clearance/graphql.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../ui/uploaded-files.tsx';
import { useAction } from '../../ui/use-action.ts';
import { noticeMessages } from './notices.messages.ts';

interface Props {
  objection: ObjectionPartsFragment;
  onDone: () => void;
  onClose: () => void;
}

const MAX_TEXT = 2000;
const refOf = ({ id, version }: ObjectionPartsFragment) => ({ objectionId: id, expectedVersion: version });

/** The dialog of a step; each says what follows and asks once. */
export function ObjectionDialog({ step, ...props }: Props & { step: ObjectionAction }) {
  if (step === 'ADMIT') return <Admit {...props} />;
  if (step === 'TURN_DOWN') return <TurnDown {...props} />;
  if (step === 'ASSIGN') return <Assign {...props} />;
  if (step === 'RECORD_FINDINGS') return <Findings {...props} />;
  return <Publish {...props} />;
}

function Admit({ objection, onDone, onClose }: Props) {
  const t = useMessages(noticeMessages);
  const [form] = Form.useForm();
  const action = useAction(AdmitObjectionDocument, (data) => data.admitObjection);
  const submit = async () => {
    if (await action.run({ input: refOf(objection) })) onDone();
  };
  return (
    <FormDialog
      title={t('actADMIT')}
      okText={t('actADMIT')}
      action={action}
      form={form}
      summary={<p>{t('admitText')}</p>}
      onSubmit={() => void submit()}
      onClose={onClose}
    />
  );
}

function TurnDown({ objection, onDone, onClose }: Props) {
  const t = useMessages(noticeMessages);
  const [form] = Form.useForm<{ reason: string }>();
  const action = useAction(TurnDownObjectionDocument, (data) => data.turnDownObjection, { form });
  const submit = async ({ reason }: { reason: string }) => {
    if (await action.run({ input: { ...refOf(objection), reason } })) onDone();
  };
  return (
    <FormDialog
      title={t('actTURN_DOWN')}
      okText={t('actTURN_DOWN')}
      danger
      action={action}
      form={form}
      summary={<p>{t('turnDownText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <TextItem name="reason" label={t('reason')} required={t('reasonRequired')} />
    </FormDialog>
  );
}

function Assign({ objection, onDone, onClose }: Props) {
  const t = useMessages(noticeMessages);
  const [form] = Form.useForm<{ investigatorId: string }>();
  const action = useAction(AssignInvestigatorDocument, (data) => data.assignInvestigator, { form });
  const { data, loading } = useQuery(InvestigatorCandidatesDocument, {
    variables: { objectionId: objection.id },
    fetchPolicy: 'network-only',
  });
  const submit = async ({ investigatorId }: { investigatorId: string }) => {
    if (await action.run({ input: { ...refOf(objection), investigatorId } })) onDone();
  };
  return (
    <FormDialog
      title={t('actASSIGN')}
      okText={t('actASSIGN')}
      action={action}
      form={form}
      summary={<p>{t('assignText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="investigatorId"
        label={t('assignWho')}
        rules={[{ required: true, message: t('assignRequired') }]}
      >
        <Select
          loading={loading}
          showSearch={{ optionFilterProp: 'label' }}
          options={
            data?.investigatorCandidates.map(({ userId, name }) => ({ value: userId, label: name })) ?? []
          }
        />
      </Form.Item>
    </FormDialog>
  );
}

function Findings({ objection, onDone, onClose }: Props) {
  const t = useMessages(noticeMessages);
  const [form] = Form.useForm<{ findings: string; fileIds?: string[] }>();
  const action = useAction(RecordFindingsDocument, (data) => data.recordFindings, { form });
  const submit = async (fields: { findings: string; fileIds?: string[] }) => {
    if (await action.run({ input: { ...refOf(objection), ...fields } })) onDone();
  };
  return (
    <FormDialog
      title={t('actRECORD_FINDINGS')}
      okText={t('actRECORD_FINDINGS')}
      action={action}
      form={form}
      summary={<p>{t('findingsText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <TextItem name="findings" label={t('findings')} required={t('findingsRequired')} />
      <Form.Item name="fileIds" label={t('files')}>
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}

function Publish({ objection, onDone, onClose }: Props) {
  const t = useMessages(noticeMessages);
  const [form] = Form.useForm<{ outcome: ObjectionOutcome; text: string }>();
  const action = useAction(PublishObjectionOutcomeDocument, (data) => data.publishObjectionOutcome, { form });
  const submit = async (fields: { outcome: ObjectionOutcome; text: string }) => {
    if (await action.run({ input: { ...refOf(objection), ...fields } })) onDone();
  };
  return (
    <FormDialog
      title={t('actPUBLISH')}
      okText={t('actPUBLISH')}
      action={action}
      form={form}
      summary={<p>{t('publishText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="outcome"
        label={t('publishOutcome')}
        rules={[{ required: true, message: t('publishRequired') }]}
      >
        <Radio.Group
          options={[
            { value: 'DISMISSED', label: t('outcomeDISMISSED') },
            { value: 'UPHELD', label: t('outcomeUPHELD') },
          ]}
        />
      </Form.Item>
      <TextItem name="text" label={t('publishWords')} required={t('publishRequired')} />
    </FormDialog>
  );
}

function TextItem({ name, label, required }: { name: string; label: string; required: string }) {
  return (
    <Form.Item
      name={name}
      label={label}
      validateTrigger="onBlur"
      rules={[{ required: true, whitespace: true, message: required }]}
    >
      <Input.TextArea rows={5} maxLength={MAX_TEXT} showCount />
    </Form.Item>
  );
}
