import { chromium, type Browser } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium, HOW_TO_GET_ONE } from '../../support/electron-stand-in/screen/chromium.ts';
import { StandIn } from '../../support/electron-stand-in/screen/stand-in.ts';
import type { DialogQuestion, MenuLine, Bounds } from '../../support/electron-stand-in/messages.ts';
import { dropFiles } from './drop-files.ts';
import { chosen, type LaunchSpec, type RunningApp } from './running-app.ts';

/** One Chromium for all launches of a test file: starting it costs most of a second. It ends with the test's process. */
let browser: Promise<Browser> | null = null;

function theBrowser(): Promise<Browser> {
  browser ??= startBrowser();
  return browser;
}

async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(HOW_TO_GET_ONE);
  return chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
}

/** Starts the program on the stand-in. */
export async function launchStandIn(spec: LaunchSpec): Promise<RunningApp> {
  const chromiumNow = await theBrowser();
  const context = await chromiumNow.newContext({
    viewport: spec.size,
    acceptDownloads: false,
    serviceWorkers: 'block',
    colorScheme: null,
  });
  const dialogs: DialogQuestion[] = [];
  const choices = [...spec.choices];
  const standIn = new StandIn({
    entry: spec.entry,
    args: spec.args,
    env: spec.env,
    context,
    headed: false,
    settings: {
      appData: spec.userData,
      userAgent: `Chrome/${chromiumNow.version()}`,
      // A wall of a screen: the window has the size the test asks for, up to 4K.
      workAreas: [{ x: 0, y: 0, width: 3840, height: 2160 }],
    },
    choose: (question) => {
      dialogs.push(question);
      return chosen(choices.shift());
    },
  });
  await standIn.ready;
  const { link } = standIn;
  return {
    host: 'stand-in',
    get page() {
      return standIn.page;
    },
    userData: spec.userData,
    dialogs: () => Promise.resolve(dialogs),
    choose: (choice) => Promise.resolve(void choices.push(choice)),
    menu: () => link.ask<readonly MenuLine[]>('menu'),
    chooseMenu: (id) => link.ask('choose', id),
    drop: (target, paths) => dropFiles(target, paths),
    signalEngine: (signal) => link.ask<number>('signal', { serviceName: 'tram-engine', signal }),
    pressClose: async () => {
      // The program may end before it answers.
      await Promise.race([link.ask('close-request').catch(() => undefined), standIn.exited]);
    },
    bounds: () => link.ask<Bounds>('get-bounds'),
    setBounds: (bounds) => link.ask('set-bounds', bounds),
    revealed: () => Promise.resolve(standIn.revealed),
    refused: () => Promise.resolve(standIn.refused),
    leaks: () => Promise.resolve(standIn.leaks),
    exited: standIn.exited,
    close: () => standIn.end(),
  };
}
