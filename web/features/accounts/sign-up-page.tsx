import { Radio, Result } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { signUpMessages } from './sign-up.messages.ts';
import { EnterpriseForm } from './sign-up-enterprise-form.tsx';
import { ResearcherForm } from './sign-up-researcher-form.tsx';

/** Sign-up of an enterprise's or a unit's person; which of the two stands in the address. */
export function Component() {
  const t = useMessages(signUpMessages);
  const { get, set } = useListState();
  const [joined, setJoined] = useState<string | null>(null);
  const as = get('as') === 'researcher' ? 'researcher' : 'enterprise';
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
          ]}
        />
        {as === 'enterprise' ? <EnterpriseForm onDone={setJoined} /> : <ResearcherForm onDone={setJoined} />}
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
