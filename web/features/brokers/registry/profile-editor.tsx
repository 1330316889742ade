import { Alert, Button, Form } from 'antd';
import { useCallback, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import type { BrokerProfilePartsFragment } from '../../../generated/brokers-registry/graphql.ts';
import { Refusals } from '../../../ui/refusals.tsx';
import { SaveStatus } from '../../../ui/save-status.tsx';
import { LeaveGuard } from '../../demands/posting/leave-guard.tsx';
import { HandIn } from './hand-in.tsx';
import { profileMessages } from './profile.messages.ts';
import { ProfileFields } from './profile-fields.tsx';
import { type ProfileForm, toForm, toInput } from './profile-form.ts';
import styles from './registry.module.css';
import { useProfileExplain } from './use-profile-explain.ts';
import { useSaving } from './use-saving.ts';

/** The form of a profile: a draft saves itself; what is public is saved by a button. */
export function ProfileEditor(props: { broker: BrokerProfilePartsFragment; onReload: () => Promise<void> }) {
  const { broker, onReload } = props;
  const t = useMessages(profileMessages);
  const explain = useProfileExplain();
  const isPublic = broker.account?.state === 'CONFIRMED';
  const [form] = Form.useForm<ProfileForm>();
  const [initial] = useState(() => toForm(broker));
  const read = useCallback(() => toInput({ ...initial, ...form.getFieldsValue(true) }), [form, initial]);
  const saving = useSaving(broker, read, !isPublic);
  const { saved, state } = saving;
  const files = (broker.account?.certificates ?? []).flatMap(({ file }) => file ?? []);
  return (
    <>
      {isPublic && <Alert type="info" showIcon title={t('publicHint')} style={{ marginBottom: 16 }} />}
      <Form<ProfileForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        preserve
        onValuesChange={saving.edited}
      >
        <ProfileFields files={files} />
      </Form>
      <div className={styles.foot}>
        {isPublic && (
          <Button type="primary" loading={state.kind === 'saving'} onClick={() => void saving.save()}>
            {t('save')}
          </Button>
        )}
        <SaveStatus saving={saving} onReload={onReload} {...(isPublic ? { dirty: t('dirty') } : {})}>
          {state.kind === 'refused' && <Refusals errors={state.errors} explain={explain} />}
        </SaveStatus>
      </div>
      {(!isPublic || saved.account?.proposes) && (
        <HandIn saved={saved} saving={saving} onDone={onReload} isProposal={isPublic} />
      )}
      <LeaveGuard isStored={state.kind === 'clean'} {...(isPublic ? {} : { save: saving.save })} />
    </>
  );
}
