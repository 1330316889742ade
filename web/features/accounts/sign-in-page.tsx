import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { signInMessages } from './sign-in.messages.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Only places of this client: an address of elsewhere would send people to a stranger after signing in. */
export function safeReturn(path: string | null): string {
  return path?.startsWith('/') && !path.startsWith('//') && !path.startsWith('/\\') ? path : '/desk';
}

/** Signs in and goes back to where one was. */
export function Component() {
  const t = useMessages(signInMessages);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { viewer } = useViewer();
  const back = safeReturn(params.get('return'));
  if (viewer) return <Navigate to={back} replace />;
  return (
    <div className="f-page f-page-form">
      <PageTitle title={t('title')} subtitle={t('intro')} />
      <div className="f-card">
        <SignInForm onDone={() => void navigate(back, { replace: true })} />
        {t('noAccount')} <Link to="/sign-up">{t('signUp')}</Link>
      </div>
    </div>
  );
}
