import { theme as antdTheme, ConfigProvider, type ThemeConfig } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useLanguage } from './i18n.tsx';

export type Appearance = 'light' | 'dark' | 'system';

/**
 * The look of the client, once for light and once for dark. Everything else (Ant Design's tokens and the
 * `--f-*` properties of our style sheets) is taken from here. Text colours reach a contrast of 4.5 on their ground.
 */
const palettes = {
  light: {
    ink: '#1d3f72',
    ground: '#f7f5f1',
    surface: '#ffffff',
    raised: '#ffffff',
    wash: '#eef2f8',
    line: '#e4dfd6',
    text: '#22252b',
    quiet: '#5c6068',
    deadline: '#9a4f04',
    deadlineWash: '#fdf1de',
    good: '#23693a',
    goodWash: '#e9f4ec',
    bad: '#b3261e',
    badWash: '#fcebe9',
    mark: '#ffe9b0',
    bar: '#1d3f72',
  },
  dark: {
    ink: '#8fb4ec',
    ground: '#15171b',
    surface: '#1d2025',
    raised: '#25292f',
    wash: '#232c3a',
    line: '#363b43',
    text: '#e6e4df',
    quiet: '#a9abaf',
    deadline: '#f0b45c',
    deadlineWash: '#3a2c14',
    good: '#7fce97',
    goodWash: '#1c3324',
    bad: '#ff9a90',
    badWash: '#3d211f',
    mark: '#5b4a17',
    bar: '#8fb4ec',
  },
} as const;

/** The colours of an appearance by name, for what no style sheet reaches, such as charts. */
export function paletteOf(dark: boolean): Readonly<Record<keyof typeof palettes.light, string>> {
  return dark ? palettes.dark : palettes.light;
}

/** System fonts with Chinese glyphs; nothing is downloaded. */
const fontFamily =
  '-apple-system, "Segoe UI", "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

function themeConfig(dark: boolean): ThemeConfig {
  const p = dark ? palettes.dark : palettes.light;
  return {
    algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    cssVar: { key: 'fruition' },
    hashed: false,
    token: {
      fontFamily,
      fontSize: 15,
      lineHeight: 1.7,
      borderRadius: 6,
      wireframe: false,
      colorPrimary: p.ink,
      colorInfo: p.ink,
      colorLink: p.ink,
      colorLinkHover: p.ink,
      colorSuccess: p.good,
      colorWarning: p.deadline,
      colorError: p.bad,
      // The grounds that Ant Design derives from such dark colours are a muddy grey.
      colorPrimaryBg: p.wash,
      colorPrimaryBgHover: p.wash,
      colorInfoBg: p.wash,
      colorInfoBorder: p.line,
      colorSuccessBg: p.goodWash,
      colorSuccessBorder: p.line,
      colorWarningBg: p.deadlineWash,
      colorWarningBorder: p.line,
      colorErrorBg: p.badWash,
      colorErrorBorder: p.line,
      colorBgLayout: p.ground,
      colorBgContainer: p.surface,
      colorBgElevated: p.raised,
      colorText: p.text,
      colorTextSecondary: p.quiet,
      colorTextTertiary: p.quiet,
      colorTextDescription: p.quiet,
      colorTextPlaceholder: p.quiet,
      colorBorder: dark ? '#4f555f' : '#c9c3b8',
      colorBorderSecondary: p.line,
      colorTextLightSolid: dark ? '#10151d' : '#ffffff',
    },
    components: {
      Table: { headerBg: dark ? p.raised : '#f3f0ea', rowHoverBg: p.wash },
      Menu: { itemSelectedBg: p.wash, itemSelectedColor: p.ink, activeBarBorderWidth: 0 },
      Form: { labelColor: p.text, verticalLabelPadding: '0 0 4px' },
      Tag: { defaultBg: p.wash, defaultColor: p.text },
    },
  };
}

/** Optional fields say so in their label; the first error comes into view clear of the header. */
const FORM_DEFAULTS = { requiredMark: false, scrollToFirstError: { focus: true, block: 'center' } } as const;

interface AppearanceState {
  appearance: Appearance;
  dark: boolean;
  setAppearance: (appearance: Appearance) => void;
}

const AppearanceContext = createContext<AppearanceState>({
  appearance: 'system',
  dark: false,
  setAppearance: () => undefined,
});
const STORAGE_KEY = 'fruition.appearance';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

/** True below the width where side panels become drawers and tables become cards. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 767px)');
}

/** The present appearance and how to change it. */
export function useAppearance(): AppearanceState {
  return useContext(AppearanceContext);
}

/** Themes Ant Design and sets the same tokens as `--f-*` properties for our style sheets. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const stored = localStorage.getItem(STORAGE_KEY);
  const [appearance, setState] = useState<Appearance>(
    stored === 'light' || stored === 'dark' ? stored : 'system',
  );
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const calm = useMedia('(prefers-reduced-motion: reduce)');
  const dark = appearance === 'system' ? systemDark : appearance === 'dark';
  const { locale } = useLanguage();
  useEffect(() => {
    const root = document.documentElement;
    for (const [name, colour] of Object.entries(dark ? palettes.dark : palettes.light)) {
      root.style.setProperty(`--f-${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, colour);
    }
    root.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  const config = useMemo(() => {
    const base = themeConfig(dark);
    return { ...base, token: { ...base.token, motion: !calm } };
  }, [dark, calm]);
  const value = useMemo(
    () => ({
      appearance,
      dark,
      setAppearance: (next: Appearance) => {
        localStorage.setItem(STORAGE_KEY, next);
        setState(next);
      },
    }),
    [appearance, dark],
  );
  return (
    <AppearanceContext value={value}>
      <ConfigProvider
        theme={config}
        locale={locale === 'en' ? undefined : zhCN}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: calm }}
        form={FORM_DEFAULTS}
      >
        {children}
      </ConfigProvider>
    </AppearanceContext>
  );
}
