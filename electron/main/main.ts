import { app } from 'electron';
import { registerAppScheme, setupAppProtocol } from './app-protocol.ts';
import { setupBridge } from './bridge.ts';
import { setupClosing } from './closing.ts';
import { setupEngine } from './engine.ts';
import { APPLICATION_MENU } from './menu-spec.ts';
import { setupMenu } from './menu.ts';
import { setupNoNetwork } from './no-network.ts';
import { PathTokens } from './path-tokens.ts';
import { openPreferences } from './preferences.ts';
import { reopenLatest } from './reopen.ts';
import { setupSessionGuard } from './session-guard.ts';
import { shellHandlers } from './shell-commands.ts';
import { setupSingleInstance } from './single-instance.ts';
import { setupUserData } from './user-data.ts';
import { setupWindow } from './window.ts';
import { setupWorkShown } from './work-shown.ts';

/** The main process: a table of contents. It does no work of its own; all work is a command of the engine. */
setupUserData();
setupNoNetwork();
registerAppScheme();

if (setupSingleInstance()) {
  await app.whenReady();
  const preferences = openPreferences();
  const tokens = new PathTokens();
  const engine = setupEngine(preferences);
  const reopened = reopenLatest(engine, preferences);

  setupSessionGuard();
  setupAppProtocol(engine);
  const window = setupWindow();
  engine.onEvent((event) => window.send(event));
  setupWorkShown(window, engine);
  const closing = setupClosing(window, engine);
  setupMenu(APPLICATION_MENU, preferences, (id) => window.send({ type: 'action', id }));
  setupBridge({
    window,
    engine,
    tokens,
    shell: shellHandlers({ window, engine, tokens, preferences, reopened, closing }),
  });
  await window.open();
}
