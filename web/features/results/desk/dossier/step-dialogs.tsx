import { Checkbox, Form, Input, Radio } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  DeleteDraftDocument,
  PublishResultDocument,
  RegisterResultDocument,
  ReturnResultDocument,
  ScreenResultDocument,
  type SecurityScreening,
  StartReviewDocument,
  WithdrawResultDocument,
} from '../../../../generated/results-desk/graphql.ts';
import { useAction } from '../../../../ui/use-action.ts';
import { Dialog } from './dialog.tsx';
import { dossierMessages } from './dossier.messages.ts';
import type { DossierResult } from './dossier-page.tsx';

export interface StepProps {
  result: DossierResult;
  onDone: (said: string) => void;
  onClose: () => void;
}

/** What an officer looks at before a result enters the register. */
const CHECKS = ['content-true', 'rights-verified', 'ownership-clear', 'completers-agreed'] as const;
/** Vouches for certificates that were shown on paper. */
const CERTIFICATE_SEEN = 'certificate-seen';
const MAX_REASON = 2000;
const MAX_NOTE = 1000;

const stepOf = ({ id, dossier }: DossierResult) => ({ resultId: id, expectedVersion: dossier?.version ?? 0 });

/** Steps that need nothing but a yes. */
export function PlainStep({
  result,
  step,
  onDone,
  onClose,
}: StepProps & { step: 'START_REVIEW' | 'PUBLISH' | 'REPUBLISH' | 'DELETE_DRAFT' }) {
  const t = useMessages(dossierMessages);
  const [form] = Form.useForm();
  const review = useAction(StartReviewDocument, (data) => data.startReview);
  const publish = useAction(PublishResultDocument, (data) => data.publish);
  const remove = useAction(DeleteDraftDocument, (data) => data.deleteDraft);
  const action = step === 'START_REVIEW' ? review : step === 'DELETE_DRAFT' ? remove : publish;
  const submit = async () => {
    const done = await action.run({ input: stepOf(result) });
    if (done) onDone(t(`done_${step}`));
  };
  return (
    <Dialog
      title={t(`title_${step}`)}
      okText={t(`action_${step}`)}
      danger={step === 'DELETE_DRAFT'}
      action={action}
      form={form}
      summary={<p>{t(`text_${step}`, { title: result.title || t('untitled') })}</p>}
      onSubmit={() => void submit()}
      onClose={onClose}
    />
  );
}

/** Steps that need a reason. */
export function ReasonStep({ result, step, onDone, onClose }: StepProps & { step: 'RETURN' | 'WITHDRAW' }) {
  const t = useMessages(dossierMessages);
  const [form] = Form.useForm<{ reason: string }>();
  const giveBack = useAction(ReturnResultDocument, (data) => data.returnResult, { form });
  const withdraw = useAction(WithdrawResultDocument, (data) => data.withdraw, { form });
  const action = step === 'RETURN' ? giveBack : withdraw;
  const submit = async ({ reason }: { reason: string }) => {
    const done = await action.run({ input: { ...stepOf(result), reason } });
    if (done) onDone(t(`done_${step}`));
  };
  return (
    <Dialog
      title={t(`title_${step}`)}
      okText={t(`action_${step}`)}
      danger={step === 'WITHDRAW'}
      action={action}
      form={form}
      summary={<p>{t(`text_${step}`, { title: result.title })}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t(`reason_${step}`)}
        extra={t(`reasonHint_${step}`)}
        validateTrigger="onBlur"
        rules={[{ required: true, whitespace: true, message: t('reasonRequired') }]}
      >
        <Input.TextArea rows={4} maxLength={MAX_REASON} showCount />
      </Form.Item>
    </Dialog>
  );
}

interface Screening {
  screening?: SecurityScreening;
  note?: string;
}

function ScreeningFields() {
  const t = useMessages(dossierMessages);
  return (
    <>
      <Form.Item
        name="screening"
        label={t('screening')}
        extra={t('screeningHint')}
        rules={[{ required: true, message: t('screeningRequired') }]}
      >
        <Radio.Group
          options={[
            { value: 'CLEAR', label: t('screeningCLEAR') },
            { value: 'SENSITIVE', label: t('screeningSENSITIVE') },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={t('screeningNote')}>
        <Input.TextArea rows={2} maxLength={MAX_NOTE} />
      </Form.Item>
    </>
  );
}

/** The review's outcome: everything was looked at, the security screening is decided, the result gets its number. */
export function RegisterStep({ result, onDone, onClose }: StepProps) {
  const t = useMessages(dossierMessages);
  const [form] = Form.useForm<Screening & { checks?: string[] }>();
  const action = useAction(RegisterResultDocument, (data) => data.register);
  const onPaper = result.dossier?.missing.some(({ part }) => part.endsWith('.certificateId')) ?? false;
  const items = onPaper ? [...CHECKS, CERTIFICATE_SEEN] : CHECKS;
  const submit = async ({ screening, note, checks = [] }: Screening & { checks?: string[] }) => {
    if (!screening) return;
    const done = await action.run({
      input: {
        ...stepOf(result),
        screening,
        screeningNote: note || null,
        checks: items.map((item) => ({ item, passed: checks.includes(item) })),
      },
    });
    const number = done?.result?.dossier?.registerNumber;
    if (done) onDone(t('done_REGISTER', { number: number ?? '' }));
  };
  return (
    <Dialog
      title={t('title_REGISTER')}
      okText={t('action_REGISTER')}
      action={action}
      form={form}
      summary={<p>{t('text_REGISTER', { title: result.title })}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="checks"
        label={t('checks')}
        rules={[
          {
            validator: (_rule, value: string[] = []) =>
              CHECKS.every((item) => value.includes(item))
                ? Promise.resolve()
                : Promise.reject(new Error(t('checksRequired'))),
          },
        ]}
      >
        <Checkbox.Group
          style={{ display: 'grid', gap: 4 }}
          options={items.map((item) => ({ value: item, label: t(`check_${item as 'content-true'}`) }))}
        />
      </Form.Item>
      <ScreeningFields />
    </Dialog>
  );
}

/** The security screening decided anew; a sensitive result leaves the public catalogue at once. */
export function ScreenStep({ result, onDone, onClose }: StepProps) {
  const t = useMessages(dossierMessages);
  const [form] = Form.useForm<Screening>();
  const action = useAction(ScreenResultDocument, (data) => data.screenResult, { form });
  const present = result.dossier?.securityScreening;
  const submit = async ({ screening, note }: Screening) => {
    if (!screening) return;
    const done = await action.run({ input: { ...stepOf(result), screening, note: note || null } });
    if (done) onDone(t('done_SCREEN'));
  };
  return (
    <Dialog
      title={t('title_SCREEN')}
      okText={t('action_SCREEN')}
      action={action}
      form={form}
      initialValues={{
        ...(present && present !== 'NOT_SCREENED' ? { screening: present } : {}),
        note: result.dossier?.securityNote ?? '',
      }}
      summary={<p>{t('text_SCREEN', { title: result.title })}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <ScreeningFields />
    </Dialog>
  );
}
