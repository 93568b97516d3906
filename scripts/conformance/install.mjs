/** Brings what the judges need onto this machine, as far as it lets us, and says of each judge why it cannot be had. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { answer } from './answer.mjs';
import { JUDGES, PROGRAMS } from './judges.mjs';

/** A registry that does not answer must not hold up the judges that are here. */
const FETCH_LIMIT_MS = 8 * 60_000;
const APT_LIMIT_MS = 10 * 60_000;

function isHere(name) {
  const { ask, says = /(?:)/ } = PROGRAMS[name];
  const said = answer(ask);
  return said !== null && says.test(said);
}

/** Installs the missing programs with apt-get where that is possible; the reasons of those that stay missing. */
function installPrograms() {
  const wanted = new Set(
    JUDGES.flatMap(({ program, fetchWith, needs = [] }) => [program, fetchWith, ...needs]).filter(Boolean),
  );
  const missing = [...wanted].filter((name) => !isHere(name));
  if (missing.length === 0) return new Map();
  const packages = [...new Set(missing.map((name) => PROGRAMS[name].package))];
  const refused = apt(packages);
  return new Map(
    missing
      .filter((name) => !isHere(name))
      .map((name) => [name, `${name} is not installed (Debian package ${PROGRAMS[name].package}): ${refused}`]),
  );
}

/** Installs packages, and when one of them stops the rest, each for itself. Why it could not, or what is odd. */
function apt(packages) {
  if (answer(['apt-get', '--version']) === null) return 'there is no apt-get here';
  if (process.getuid?.() !== 0) return `only root may install it: apt-get install ${packages.join(' ')}`;
  console.log(`Installing ${packages.join(' ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) =>
    spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
      env,
      encoding: 'utf8',
      timeout: APT_LIMIT_MS,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const update = run('update');
  if (update.status !== 0) console.log(`  apt-get update: ${lastLine(update.stderr)}`);
  const install = (...names) => run('install', '-y', '--no-install-recommends', ...names);
  const all = install(...packages);
  if (all.status === 0) return 'apt-get installed the package, but the program does not answer';
  const failed = packages.map((name) => install(name)).filter(({ status }) => status !== 0);
  return `apt-get install failed: ${lastLine(failed.at(-1)?.stderr || all.stderr)}`;
}

const lastLine = (text) => (text ?? '').trim().split('\n').at(-1) || 'it said nothing';

/** Runs the fetch.mjs of a folder; null when it has done its work, else why not. */
function fetchJudge(folder) {
  return new Promise((resolve) => {
    const script = join(import.meta.dirname, folder, 'fetch.mjs');
    const child = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      child.kill();
    }, FETCH_LIMIT_MS);
    child.on('close', (code) => {
      clearTimeout(limit);
      if (late) resolve(`fetching it took longer than ${FETCH_LIMIT_MS / 60_000} minutes`);
      else resolve(code === 0 ? null : lastLine(said));
    });
  });
}

/** Judge name → why it cannot be had. Those not named are ready. */
export async function prepareJudges() {
  const reasons = new Map();
  const missing = installPrograms();
  for (const { name, program, needs = [] } of JUDGES) {
    const lacking = [program, ...needs].find((need) => missing.has(need));
    if (lacking) reasons.set(name, missing.get(lacking));
  }
  const toFetch = JUDGES.filter(({ name, fetch }) => fetch && !reasons.has(name));
  // Maven's local store is not made for two at once, so one line of fetchers a package manager.
  const lines = [true, false].map((byMaven) => toFetch.filter(({ fetchWith }) => (fetchWith === 'mvn') === byMaven));
  await Promise.all(
    lines.map(async (line) => {
      for (const { name, fetch, fetchWith } of line) {
        console.log(`Fetching ${name}…`);
        const reason = await fetchJudge(fetch);
        // What was fetched before is used though its fetcher is gone.
        if (reason !== null) reasons.set(name, missing.get(fetchWith) ?? reason);
      }
    }),
  );
  return reasons;
}
