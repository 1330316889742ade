import { Form, Input, Radio } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AdmitIntroductionClaimDocument,
  AgreeToIntroductionClaimTermsDocument,
  ContestIntroductionClaimDocument,
  FindOnIntroductionClaimDocument,
} from '../../../generated/brokers-introductions/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { AskOnce } from './ask-once.tsx';
import { shownVersion } from './claim-terms.tsx';
import type { ClaimedIntroduction } from './claim-view.tsx';
import { DoubtDialog } from './doubt-dialog.tsx';
import { AFTER_STEP, type Claim, useIntroductionExplain } from './introduction-words.tsx';
import { introductionMessages } from './introductions.messages.ts';

export interface ClaimDialogProps {
  claim: Claim;
  introduction: ClaimedIntroduction;
  onClose: () => void;
}

/** The client admits. */
export function AdmitDialog({ claim, onClose }: ClaimDialogProps) {
  const t = useMessages(introductionMessages);
  const action = useAction(AdmitIntroductionClaimDocument, (data) => data.admitIntroductionClaim, {
    refetchQueries: AFTER_STEP,
  });
  const admit = async () => {
    if (await action.run({ input: { claimId: claim.id, expectedVersion: claim.version } })) onClose();
  };
  return (
    <AskOnce
      title={t('admitTitle')}
      text={t('admitText', { deal: claim.dealNumber })}
      ok={t('admit')}
      action={action}
      onOk={() => void admit()}
      onCancel={onClose}
    />
  );
}

/** The client agrees to the proposed terms, signs them and admits. */
export function AgreeDialog({ claim, onClose }: ClaimDialogProps) {
  const t = useMessages(introductionMessages);
  const action = useAction(
    AgreeToIntroductionClaimTermsDocument,
    (data) => data.agreeToIntroductionClaimTerms,
    {
      refetchQueries: AFTER_STEP,
    },
  );
  const digest = claim.engagement ? (shownVersion(claim.engagement)?.digest ?? '') : '';
  const agree = async () => {
    const input = { claimId: claim.id, expectedVersion: claim.version, digest };
    if (await action.run({ input })) onClose();
  };
  return (
    <AskOnce
      title={t('agreeTitle')}
      text={t('agreeText')}
      ok={t('agree')}
      action={action}
      onOk={() => void agree()}
      onCancel={onClose}
    />
  );
}

/** The client contests. */
export function ContestDialog({ claim, onClose }: ClaimDialogProps) {
  const t = useMessages(introductionMessages);
  const action = useAction(ContestIntroductionClaimDocument, (data) => data.contestIntroductionClaim, {
    refetchQueries: AFTER_STEP,
  });
  const { id: claimId, version: expectedVersion } = claim;
  return (
    <DoubtDialog
      title={t('contestTitle')}
      text={t('contestText')}
      ok={t('contest')}
      action={action}
      send={(fields) => action.run({ input: { claimId, expectedVersion, ...fields } })}
      onClose={onClose}
    />
  );
}

interface FindFields {
  isAdmitted: boolean;
  reason: string;
}

/** The platform decides. */
export function FindDialog({ claim, onClose }: ClaimDialogProps) {
  const t = useMessages(introductionMessages);
  const explain = useIntroductionExplain();
  const [form] = Form.useForm<FindFields>();
  const action = useAction(FindOnIntroductionClaimDocument, (data) => data.findOnIntroductionClaim, {
    form,
    explain,
    refetchQueries: AFTER_STEP,
  });
  const find = async (fields: FindFields) => {
    const input = { claimId: claim.id, expectedVersion: claim.version, ...fields };
    if (await action.run({ input })) onClose();
  };
  return (
    <FormDialog<FindFields>
      title={t('findTitle')}
      okText={t('find')}
      action={action}
      form={form}
      summary={<p>{t('findText')}</p>}
      explain={explain}
      onSubmit={(fields) => void find(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="isAdmitted"
        label={t('fieldVerdict')}
        rules={[{ required: true, message: t('required') }]}
      >
        <Radio.Group
          style={{ display: 'grid', gap: 4 }}
          options={[
            { value: true, label: t('verdictYES') },
            { value: false, label: t('verdictNO') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('fieldReason')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
    </FormDialog>
  );
}
