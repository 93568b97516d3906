import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  arrivalOf,
  expectSound,
  measure,
  prepare,
  runUntil,
  type Effort,
  type Journey,
  type Moment,
} from '../support/trust/journey.ts';
import { randomFrom } from '../support/trust/random.ts';
import { faultsOf } from '../support/trust/state.ts';
import { init, makeStation, tramOk } from '../support/trust/station.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Kills there must have been, and the most of them one step gets in one journey. */
const KILLS = 30;
const KILLS_A_STEP = 2;
const KILLS_OF_INIT = 3;
/** Journeys under way at once. */
const LANES = 2;

/** A new one each time; the one a failure names can be given again. */
const SEED = Number(process.env['TRAM_KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

it(`killed at ${KILLS} random moments (TRAM_KILL_SEED=${SEED}) and started again, the main job ends with the records and bytes of one nobody disturbed`, async () => {
  const station = await makeStation(tempFolder());
  const undisturbed = prepare(station, 'undisturbed');
  const efforts = await measure(undisturbed);
  const reference = arrivalOf(undisturbed);
  expect(reference.temporary).toEqual({});
  const random = randomFrom(SEED);
  const killed: string[] = [];

  const travel = async (journey: Journey, next: () => number) => {
    for (const [at, step] of journey.steps.entries()) {
      for (let kills = 0; kills < KILLS_A_STEP; kills += 1) {
        const moment = someMoment(next, efforts[at]!);
        const ran = await runUntil(journey, step, moment);
        if (ran.signal === 'SIGKILL') {
          killed.push(`${journey.workspace}: ${step[0]!} ${JSON.stringify(moment)}`);
          expectSound(journey, reference);
        } else expect(ran.code, ran.stdout + ran.stderr).toBe(0);
      }
      await tramOk(step, { env: { TMPDIR: journey.temporary } });
    }
    expect(arrivalOf(journey)).toEqual(reference);
    expect(readdirSync(journey.medium)).toEqual(['transfer']);
  };
  for (let round = 1; killed.length < KILLS; round += 1)
    await Promise.all(
      Array.from({ length: LANES }, (_, lane) =>
        travel(prepare(station, `journey-${round}-${lane}`), randomFrom(random() * 2 ** 32)),
      ),
    );
  const steps = killed.map((one) => /: (\w+)/.exec(one)![1]);
  expect(new Set(steps).size, killed.join('\n')).toBeGreaterThanOrEqual(efforts.length - 2);
}, 300_000);

it(`killed at random moments (TRAM_KILL_SEED=${SEED}), a workspace in the making is made by asking again`, async () => {
  const root = tempFolder();
  const random = randomFrom(SEED);
  const journey = (name: string): Journey => ({
    workspace: join(root, name),
    medium: root,
    temporary: root,
    steps: [],
  });
  const whole = journey('whole');
  const { notes } = await runUntil(whole, init(whole.workspace), { operation: 0 });
  const operations = Number(notes.slice(1));
  for (let kills = 0; kills < KILLS_OF_INIT; kills += 1) {
    const made = journey(`made-${kills}`);
    const ran = await runUntil(made, init(made.workspace), { operation: 1 + Math.floor(random() * operations) });
    expect(ran.signal).toBe('SIGKILL');
    if (!existsSync(join(made.workspace, 'workspace.db'))) await tramOk(init(made.workspace));
    expect(faultsOf(made.workspace)).toEqual([]);
    await tramOk(['list', 'files', '-w', made.workspace]);
  }
}, 100_000);

/** By turns before a random write, and at a random time whatever the program is at. */
function someMoment(random: () => number, effort: Effort): Moment {
  return random() < 0.5
    ? { operation: 1 + Math.floor(random() * effort.operations) }
    : { ms: random() * effort.ms * 0.9 };
}
