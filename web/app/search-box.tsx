import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Button, Space } from 'antd';
import Input, { type InputRef } from 'antd/es/input/Input';
import { type ComponentType, type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useMessages } from './i18n.tsx';
import { appMessages } from './messages.ts';
import type { SuggestProps } from './suggest.tsx';

const MAX_QUERY = 500;

/** The one search box of the market: suggestions while typing, Enter searches; filters of the page stay. */
export function SearchBox({ large = false }: { large?: boolean }) {
  const t = useMessages(appMessages);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const onResults = pathname === '/results';
  const asked = onResults ? (params.get('q') ?? '') : '';
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  const suggest = useSuggestOnFocus();
  const size = large ? 'large' : 'medium';

  const search = () => {
    const next = new URLSearchParams(onResults ? params : undefined);
    for (const key of ['after', 'page', 'q']) next.delete(key);
    if (text.trim()) next.set('q', text.trim());
    void navigate(`/results?${next}`);
  };
  const input: ReactElement = (
    <Input
      ref={suggest.input}
      type="search"
      size={size}
      aria-label={t('searchLabel')}
      placeholder={t('searchPlaceholder')}
      autoComplete="off"
      enterKeyHint="search"
      maxLength={MAX_QUERY}
      prefix={<SearchOutlined aria-hidden />}
      onFocus={suggest.load}
      onCompositionStart={suggest.compositionStart}
      onCompositionEnd={suggest.compositionEnd}
      {...(suggest.Suggest ? {} : { value: text, onChange: (event) => setText(event.target.value) })}
    />
  );
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <Space.Compact block size={size}>
          {suggest.Suggest ? (
            <suggest.Suggest text={text} onText={setText} size={size}>
              {input}
            </suggest.Suggest>
          ) : (
            input
          )}
          <Button type="primary" htmlType="submit" size={size}>
            {t('searchButton')}
          </Button>
        </Space.Compact>
      </form>
    </search>
  );
}

/**
 * The suggestions are a large part that a reader of the page does not need: they are loaded when the box is first
 * focused and then wrapped around it. The field is mounted anew by that, so focus and caret are carried over, and a
 * character that is being composed is finished first.
 */
function useSuggestOnFocus() {
  const [Suggest, setSuggest] = useState<ComponentType<SuggestProps>>();
  const input = useRef<InputRef>(null);
  const composing = useRef(false);
  const loaded = useRef<ComponentType<SuggestProps>>(undefined);
  const fromEnd = useRef<number | null>(null);
  const show = () => {
    if (!loaded.current || composing.current || Suggest) return;
    const field = input.current?.input;
    const focused = field && field === document.activeElement;
    // Counted from the end, because a character may still be typed before the field is mounted anew.
    fromEnd.current = focused ? field.value.length - (field.selectionStart ?? field.value.length) : null;
    const component = loaded.current;
    setSuggest(() => component);
  };
  const load = () => {
    if (Suggest) return;
    // Without suggestions the box still searches, so a failed load needs no word; the next focus tries again.
    import('./suggest.tsx').then(
      (module) => {
        loaded.current = module.Suggest;
        show();
      },
      () => undefined,
    );
  };
  useLayoutEffect(() => {
    if (!Suggest || fromEnd.current === null) return;
    input.current?.focus();
    const caret = (input.current?.input?.value.length ?? 0) - fromEnd.current;
    input.current?.setSelectionRange(caret, caret);
  }, [Suggest]);
  return {
    Suggest,
    input,
    load,
    compositionStart: () => {
      composing.current = true;
    },
    compositionEnd: () => {
      composing.current = false;
      show();
    },
  };
}
