import { Radio, Result } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { signUpMessages } from './sign-up.messages.ts';
import { BrokerForm } from './sign-up-broker-form.tsx';
import { EnterpriseForm } from './sign-up-enterprise-form.tsx';
import { ResearcherForm } from './sign-up-researcher-form.tsx';

const FORMS = { enterprise: EnterpriseForm, researcher: ResearcherForm, broker: BrokerForm };
const WAYS = ['enterprise', 'researcher', 'broker'] as const;

/** Sign-up of an enterprise's person, a unit's person or a broker; which of them stands in the address. */
export function Component() {
  const t = useMessages(signUpMessages);
  const { get, set } = useListState();
  const [joined, setJoined] = useState<string | null>(null);
  const as = WAYS.find((way) => way === get('as')) ?? 'enterprise';
  const Form = FORMS[as];
  if (joined !== null) {
    return (
      <div className="f-page f-page-narrow">
        <title>{t('doneTitle')}</title>
        <Result
          status="success"
          title={<h1 style={{ fontSize: 24, margin: 0 }}>{t('doneTitle')}</h1>}
          subTitle={t('doneText', { name: joined })}
          extra={
            <Link to="/sign-in" className="f-button">
              {t('signIn')}
            </Link>
          }
        />
      </div>
    );
  }
  return (
    <div className="f-page f-page-narrow">
      <PageTitle
        title={t('title')}
        subtitle={
          <>
            {t('intro')} {t('haveAccount')} <Link to="/sign-in">{t('signIn')}</Link>
          </>
        }
      />
      <div className="f-card">
        <Radio.Group
          aria-label={t('as')}
          value={as}
          onChange={({ target }) => set({ as: target.value })}
          style={{ display: 'grid', gap: 8, marginBottom: 24 }}
          options={[
            { value: 'enterprise', label: <Choice name={t('asEnterprise')} text={t('asEnterpriseText')} /> },
            { value: 'researcher', label: <Choice name={t('asResearcher')} text={t('asResearcherText')} /> },
            { value: 'broker', label: <Choice name={t('asBroker')} text={t('asBrokerText')} /> },
          ]}
        />
        <Form onDone={setJoined} />
      </div>
    </div>
  );
}

function Choice({ name, text }: { name: string; text: string }) {
  return (
    <>
      {name} <span className="f-quiet">{text}</span>
    </>
  );
}
