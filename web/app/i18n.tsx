import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';

export type Locale = 'zh-CN' | 'en';

/** Names of the `{name}` and `{name|one|many}` places of a message. */
type Places<T extends string> = T extends `${string}{${infer Place}}${infer Rest}`
  ? (Place extends `${infer Name}|${string}` ? Name : Place) | Places<Rest>
  : never;

type Params<T extends string> = [Places<T>] extends [never]
  ? [params?: Record<string, string | number>]
  : [params: Record<Places<T>, string | number>];

/** The texts of one feature; the Chinese ones give the keys and the parameters. */
export interface Messages<Z extends Record<string, string>> {
  zh: Z;
  english: () => Promise<Record<keyof Z, string>>;
}

/** Looks up a text and fills its places: `t('found', { count: 3 })`. */
export type Translate<Z extends Record<string, string>> = <K extends keyof Z & string>(
  key: K,
  ...params: Params<Z[K]>
) => string;

/**
 * Pairs the two message files of a feature; the English one is loaded when English is first shown. A missing or
 * surplus English key is a type error; `tests/web/messages.test.ts` also compares the places.
 */
export function defineMessages<const Z extends Record<string, string>>(
  zh: Z,
  loadEnglish: () => Promise<{ en: Record<keyof Z, string> }>,
): Messages<Z> {
  let loading: Promise<Record<keyof Z, string>> | undefined;
  const english = () => {
    // A page in Chinese is better than no page when the English texts cannot be fetched.
    loading ??= loadEnglish().then(
      (module) => module.en,
      () => zh,
    );
    return loading;
  };
  return { zh, english };
}

/** Fills `{name}`; `{name|result|results}` picks the first word for exactly one and the second otherwise. */
export function fill(text: string, params: Record<string, string | number> = {}): string {
  return text.replace(
    /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      if (one !== undefined) return Number(value) === 1 ? one : (many ?? '');
      return String(value);
    },
  );
}

interface LanguageState {
  locale: Locale;
  setLocale: (locale: Locale) => void;
}

const LanguageContext = createContext<LanguageState>({ locale: 'zh-CN', setLocale: () => undefined });
const STORAGE_KEY = 'fruition.locale';

function storedLocale(): Locale {
  return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh-CN';
}

/** Holds the language of the client, remembers it on this device and tells the document. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setState] = useState<Locale>(storedLocale);
  const setLocale = useCallback((next: Locale) => {
    localStorage.setItem(STORAGE_KEY, next);
    // The page stays as it is until the other texts are there.
    startTransition(() => setState(next));
  }, []);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const value = useMemo(() => ({ locale, setLocale }), [locale, setLocale]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

/** The present language and how to change it. */
export function useLanguage(): LanguageState {
  return useContext(LanguageContext);
}

/** The texts of one feature in the present language. */
export function useMessages<const Z extends Record<string, string>>(messages: Messages<Z>): Translate<Z> {
  const { locale } = useLanguage();
  const table = locale === 'en' ? use(messages.english()) : messages.zh;
  return useCallback(
    (key, ...params) => fill(table[key], params[0] as Record<string, string | number> | undefined),
    [table],
  );
}

/** Picks the text of a data row that carries both languages, such as a rule or a taxonomy entry. */
export function useBilingual(): (row: { zh: string; en: string }) => string {
  const { locale } = useLanguage();
  return useCallback((row) => (locale === 'en' ? row.en || row.zh : row.zh), [locale]);
}
