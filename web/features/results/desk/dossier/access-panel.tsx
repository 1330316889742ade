import { useLazyQuery } from '@apollo/client/react';
import { App, Button, Form, Input, Popconfirm, Select, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  DossierReadingsDocument,
  type DossierReadingsQuery,
  FindOrganizationsDocument,
  GrantAccessDocument,
  RevokeAccessDocument,
} from '../../../../generated/results-desk/graphql.ts';
import { DateTime, Day } from '../../../../ui/date-time.tsx';
import { ErrorState, FaultAlert } from '../../../../ui/fault-alert.tsx';
import { MoreRows } from '../../../../ui/list-page.tsx';
import { Refusals } from '../../../../ui/refusals.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { useRows } from '../../../../ui/use-rows.ts';
import { Dialog } from './dialog.tsx';
import { dossierMessages } from './dossier.messages.ts';
import styles from './dossier.module.css';
import type { PanelProps } from './dossier-page.tsx';

const PAUSE_MS = 300;
const pickReadings = (data: DossierReadingsQuery) => data.techResult?.dossier?.readings;

/** Who may read the confidential part, and who did. */
export default function AccessPanel(props: PanelProps) {
  const t = useMessages(dossierMessages);
  const { result } = props;
  const [granting, setGranting] = useState(false);
  const grants = result.dossier?.grants ?? [];
  const mayGrant = result.dossier?.availableActions.includes('GRANT_ACCESS') ?? false;
  if (!result.hasConfidentialPart && grants.length === 0) return <p>{t('noConfidential')}</p>;
  return (
    <>
      <h3 className={styles.heading}>{t('grants')}</h3>
      {grants.length === 0 && <p className="f-quiet">{t('noGrants')}</p>}
      <ul className={styles.list}>
        {grants.map((grant) => (
          <Grant key={grant.id} grant={grant} mayGrant={mayGrant} onChanged={props.onChanged} />
        ))}
      </ul>
      {mayGrant && <Button onClick={() => setGranting(true)}>{t('grantAccess')}</Button>}
      <h3 className={styles.heading}>{t('readings')}</h3>
      <Readings resultId={result.id} />
      {granting && <GrantDialog {...props} onClose={() => setGranting(false)} />}
    </>
  );
}

type GrantParts = NonNullable<PanelProps['result']['dossier']>['grants'][number];

function Grant({
  grant,
  mayGrant,
  onChanged,
}: { grant: GrantParts; mayGrant: boolean } & Pick<PanelProps, 'onChanged'>) {
  const t = useMessages(dossierMessages);
  const action = useAction(RevokeAccessDocument, (data) => data.revokeConfidentialAccess);
  const revoke = async () => {
    if (await action.run({ input: { grantId: grant.id } })) await onChanged();
  };
  return (
    <li>
      <div>
        <strong>{grant.organization.name}</strong> {grant.purpose}
        <div className="f-quiet">
          <DateTime value={grant.grantedAt} exact />{' '}
          {grant.expiresOn && (
            <>
              {t('until')} <Day value={grant.expiresOn} />
            </>
          )}
        </div>
        <Refusals errors={action.refusals} />
        <FaultAlert fault={action.fault} />
      </div>
      {grant.revokedAt ? (
        <span className="f-quiet">{t('revoked')}</span>
      ) : (
        mayGrant && (
          <Popconfirm title={t('revokeConfirm')} okText={t('revoke')} onConfirm={() => void revoke()}>
            <Button size="small" danger loading={action.running}>
              {t('revoke')}
            </Button>
          </Popconfirm>
        )
      )}
    </li>
  );
}

interface GrantFields {
  organizationId: string;
  expiresOn?: string;
  purpose: string;
}

function GrantDialog({ result, onChanged, onClose }: PanelProps & { onClose: () => void }) {
  const t = useMessages(dossierMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<GrantFields>();
  const action = useAction(GrantAccessDocument, (data) => data.grantConfidentialAccess, { form });
  const submit = async ({ organizationId, expiresOn, purpose }: GrantFields) => {
    const done = await action.run({
      input: { resultId: result.id, organizationId, purpose, expiresOn: expiresOn || null },
    });
    if (!done) return;
    onClose();
    message.success(t('granted'));
    await onChanged();
  };
  return (
    <Dialog
      title={t('grantAccess')}
      okText={t('grantAccess')}
      action={action}
      form={form}
      summary={<p>{t('grantText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="organizationId"
        label={t('grantOrganization')}
        rules={[{ required: true, message: t('grantOrganizationRequired') }]}
      >
        <OrganizationSearch />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={t('grantPurpose')}
        rules={[{ required: true, whitespace: true, message: t('grantPurposeRequired') }]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="expiresOn" label={t('grantExpires')} extra={t('grantExpiresHint')}>
        <Input type="date" />
      </Form.Item>
    </Dialog>
  );
}

/** Finds an organisation by a part of its name while typing. */
function OrganizationSearch(props: { id?: string; value?: string; onChange?: (id: string) => void }) {
  const t = useMessages(dossierMessages);
  const [find, { data, loading }] = useLazyQuery(FindOrganizationsDocument);
  const timer = useRef<number | undefined>(undefined);
  const search = (text: string) => {
    window.clearTimeout(timer.current);
    if (text.trim())
      timer.current = window.setTimeout(() => void find({ variables: { text: text.trim() } }), PAUSE_MS);
  };
  return (
    <Select
      {...props}
      showSearch={{ filterOption: false, onSearch: search }}
      loading={loading}
      placeholder={t('grantOrganizationHint')}
      notFoundContent={loading ? t('searching') : null}
      options={(data?.organizations.edges ?? []).map(({ node }) => ({ value: node.id, label: node.name }))}
    />
  );
}

function Readings({ resultId }: { resultId: string }) {
  const t = useMessages(dossierMessages);
  const list = useRows(DossierReadingsDocument, pickReadings, { id: resultId });
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.rows) return <Skeleton active paragraph={{ rows: 3 }} />;
  if (list.rows.length === 0) return <p className="f-quiet">{t('noReadings')}</p>;
  return (
    <>
      <ul className={styles.list}>
        {list.rows.map((reading) => (
          <li key={reading.id}>
            <div>
              {reading.user?.name} <span className="f-quiet">{reading.organization?.name}</span>
            </div>
            <DateTime value={reading.at} exact />
          </li>
        ))}
      </ul>
      <MoreRows list={list} />
    </>
  );
}
