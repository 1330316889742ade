import { Button, Form, Input } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { NameEngagementDocument } from '../../../generated/brokers-engagements/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { ClaimSteps } from './claim-steps.tsx';
import { ClaimTag, type Engagement, useEngagementExplain } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';

/** The deals that an engagement claims. */
export function ClaimsCard({ engagement }: { engagement: Engagement }) {
  const t = useMessages(engagementMessages);
  const [naming, setNaming] = useState(false);
  const { claims, actions } = engagement;
  return (
    <section className="f-card" aria-labelledby="claims">
      <div className={styles.head} style={{ justifyContent: 'space-between' }}>
        <h2 id="claims">{t('claimsTitle')}</h2>
        {actions.includes('NAME_DEAL') && <Button onClick={() => setNaming(true)}>{t('nameDeal')}</Button>}
      </div>
      <p className="f-quiet">{t('claimsText')}</p>
      {claims.length === 0 && <p className="f-quiet">{t('claimsEmpty')}</p>}
      {claims.map((claim) => (
        <div key={claim.id} className={styles.broker}>
          <span className={styles.head}>
            <ClaimTag state={claim.state} />
            {claim.deal?.isOpenToYou ? (
              <Link to={`/deals/${claim.deal.id}`} className="f-number">
                {claim.deal.number}
              </Link>
            ) : (
              <span className="f-number">{claim.deal?.number}</span>
            )}
            <span>{claim.deal?.title}</span>
            <span className="f-quiet">{claim.deal?.otherSide}</span>
          </span>
          <span className="f-quiet">
            {t(`why${claim.why}`)} · <DateTime value={claim.claimedAt} />
            {claim.isContended ? ` · ${t('contended')}` : ''}
            {claim.reason ? ` · ${claim.reason}` : ''}
          </span>
          <ClaimSteps claim={claim} />
        </div>
      ))}
      {naming && <NameDialog engagement={engagement} onClose={() => setNaming(false)} />}
    </section>
  );
}

interface Fields {
  dealNumber: string;
}

function NameDialog({ engagement, onClose }: { engagement: Engagement; onClose: () => void }) {
  const t = useMessages(engagementMessages);
  const explain = useEngagementExplain();
  const [form] = Form.useForm<Fields>();
  const options = useMemo(() => ({ form, explain, refetchQueries: ['EngagementPage'] }), [form, explain]);
  const action = useAction(NameEngagementDocument, (data) => data.nameEngagement, options);
  const name = async ({ dealNumber }: Fields) => {
    const input = { engagementId: engagement.id, dealNumber: dealNumber.trim() };
    if (await action.run({ input })) onClose();
  };
  return (
    <FormDialog<Fields>
      title={t('nameDealTitle')}
      okText={t('nameDeal')}
      action={action}
      form={form}
      summary={<p className="f-quiet">{t('nameDealText')}</p>}
      explain={explain}
      onSubmit={(fields) => void name(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="dealNumber"
        label={t('dealNumber')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input maxLength={40} className="f-number" />
      </Form.Item>
    </FormDialog>
  );
}
