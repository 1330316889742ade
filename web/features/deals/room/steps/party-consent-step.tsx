import { Form, Radio } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { type PartyConsent, RecordPartyConsentDocument } from '../../../../generated/deals/graphql.ts';
import { useAction } from '../../../../ui/use-action.ts';
import { dealLabels } from '../../deal-labels.ts';
import { type ChosenFile, FileField } from '../file-field.tsx';
import { type Deal, useRoom } from '../room-context.ts';
import { StepDialog, type StepProps } from './step-dialog.tsx';
import { stepMessages } from './steps.messages.ts';

/** What a co-owner of the right says to the deal, with its written consent. */
export function PartyConsentStep({ party, onClose }: StepProps & { party: Deal['parties'][number] }) {
  const t = useMessages(stepMessages);
  const labels = useMessages(dealLabels);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<{ consent: PartyConsent }>();
  const [file, setFile] = useState<ChosenFile | null>(party.consentFile ?? null);
  const action = useAction(RecordPartyConsentDocument, (data) => data.recordPartyConsent, { form });
  const submit = async ({ consent }: { consent: PartyConsent }) => {
    const input = { dealId: deal.id, partyId: party.id, consent, fileId: file?.id ?? null };
    if (!(await action.run({ input }))) return;
    onClose();
    await done(t('done_CONSENT', { name: party.name }));
  };
  return (
    <StepDialog
      title={t('title_CONSENT', { name: party.name })}
      okText={t('ok_CONSENT')}
      action={action}
      form={form}
      initialValues={party.consent === 'PENDING' ? {} : { consent: party.consent }}
      summary={<p>{t('text_CONSENT')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="consent"
        label={t('consent')}
        rules={[{ required: true, message: t('consentRequired') }]}
      >
        <Radio.Group
          options={(['CONSENTED', 'REFUSED'] as const).map((value) => ({
            value,
            label: labels(`consent${value}`),
          }))}
        />
      </Form.Item>
      <FileField label={t('consentFile')} file={file} onFile={setFile} />
    </StepDialog>
  );
}
