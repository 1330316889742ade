import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { searchMessages } from './messages.ts';
import { FACETS, type SearchState } from './search-state.ts';

const SaveSearchDialog = lazy(() => import('./saved/save-search-dialog.tsx'));

/** Keeps the present search under a name; a visitor signs in first and comes back. */
export function SaveSearchButton({ state }: { state: SearchState }) {
  const t = useMessages(searchMessages);
  const { viewer } = useViewer();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const [open, setOpen] = useState<boolean | null>(null);
  if (!state.query && FACETS.every((facet) => state.chosen[facet].length === 0)) return null;
  const start = () => {
    if (viewer) setOpen(true);
    else void navigate(`/sign-in?return=${encodeURIComponent(pathname + search)}`);
  };
  return (
    <>
      <Button onClick={start}>{t('save')}</Button>
      {open !== null && (
        <Suspense fallback={null}>
          <SaveSearchDialog open={open} state={state} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
