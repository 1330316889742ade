import { Checkbox, Form, Input } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  AcceptConfidentialityDocument,
  DeclareRelationDocument,
  OpenConfidentialityDocument,
} from '../../../../generated/deals/graphql.ts';
import { Day } from '../../../../ui/date-time.tsx';
import { DayPicker } from '../../../../ui/fields.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { type DeclarationFields, DeclarationQuestions, declarationOf } from '../../declaration-fields.tsx';
import styles from '../room.module.css';
import { useRoom } from '../room-context.ts';
import { StepDialog, type StepProps } from './step-dialog.tsx';
import { stepMessages } from './steps.messages.ts';

const MAX_TEXT = 10_000;

/** Each side says whether it is related to the other. */
export function DeclareRelationStep({ onClose }: StepProps) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<DeclarationFields>();
  const action = useAction(DeclareRelationDocument, (data) => data.declareRelation, { form });
  const present = deal.declarations.find(({ side }) => side === deal.mySide);
  const submit = async (fields: DeclarationFields) => {
    const declaration = declarationOf(fields);
    if (declaration && (await action.run({ input: { dealId: deal.id, ...declaration } })))
      await done(t('done_DECLARE_RELATION'));
  };
  return (
    <StepDialog
      title={t('title_DECLARE_RELATION')}
      okText={t('ok_DECLARE_RELATION')}
      action={action}
      form={form}
      initialValues={
        present
          ? {
              relation: present.relation,
              explanation: present.explanation ?? '',
              foreignParty: present.foreignParty ? 'YES' : 'NO',
            }
          : {}
      }
      summary={<p>{t('text_DECLARE_RELATION')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <DeclarationQuestions />
    </StepDialog>
  );
}

/** The officer offers the confidential part against a promise. */
export function OpenConfidentialityStep({ onClose }: StepProps) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<{ text: string; expiresOn?: string }>();
  const action = useAction(OpenConfidentialityDocument, (data) => data.openConfidentiality, { form });
  const submit = async ({ text, expiresOn }: { text: string; expiresOn?: string }) => {
    const input = { dealId: deal.id, text: text.trim(), expiresOn: expiresOn ?? null };
    if (await action.run({ input })) await done(t('done_OPEN_CONFIDENTIALITY'));
  };
  return (
    <StepDialog
      title={t('title_OPEN_CONFIDENTIALITY')}
      okText={t('ok_OPEN_CONFIDENTIALITY')}
      action={action}
      form={form}
      initialValues={{ text: deal.confidentiality.text ?? t('confidentialityDefault') }}
      summary={<p>{t('text_OPEN_CONFIDENTIALITY', { enterprise: deal.enterprise.name })}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="text"
        label={t('confidentialityText')}
        validateTrigger="onBlur"
        rules={[{ required: true, whitespace: true, message: t('confidentialityTextRequired') }]}
      >
        <Input.TextArea rows={8} maxLength={MAX_TEXT} />
      </Form.Item>
      <Form.Item name="expiresOn" label={t('confidentialityUntil')} extra={t('confidentialityUntilHint')}>
        <DayPicker />
      </Form.Item>
    </StepDialog>
  );
}

/** The enterprise promises to keep the secret, and may then read the confidential part. */
export function AcceptConfidentialityStep({ onClose }: StepProps) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<{ agreed: boolean }>();
  const action = useAction(AcceptConfidentialityDocument, (data) => data.acceptConfidentiality);
  const submit = async () => {
    if (await action.run({ input: { dealId: deal.id, expectedVersion: deal.version } }))
      await done(t('done_ACCEPT_CONFIDENTIALITY'));
  };
  const { text, expiresOn } = deal.confidentiality;
  return (
    <StepDialog
      title={t('title_ACCEPT_CONFIDENTIALITY')}
      okText={t('ok_ACCEPT_CONFIDENTIALITY')}
      action={action}
      form={form}
      summary={
        <>
          <p>{t('text_ACCEPT_CONFIDENTIALITY')}</p>
          <blockquote className={styles.longText}>{text}</blockquote>
          {expiresOn && (
            <p>
              {t('confidentialityUntil')}: <Day value={expiresOn} />
            </p>
          )}
        </>
      }
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Form.Item
        name="agreed"
        valuePropName="checked"
        rules={[
          {
            validator: (_rule, value) =>
              value ? Promise.resolve() : Promise.reject(new Error(t('agreedRequired'))),
          },
        ]}
      >
        <Checkbox>{t('agreed', { enterprise: deal.enterprise.name })}</Checkbox>
      </Form.Item>
    </StepDialog>
  );
}
