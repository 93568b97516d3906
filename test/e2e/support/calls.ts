import type { Page } from 'playwright-core';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/contract/commands.ts';
import type { WorkspaceState } from '../../../shared/contract/reports/workspace.ts';

/** Calls a command as the window does, for what a test needs but is not about. Throws the error's code. */
export async function callCommand<N extends CommandName>(
  page: Page,
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N>> {
  const answer = await page.evaluate(([to, given]) => window.tram.call(crypto.randomUUID(), to, given), [
    name,
    input,
  ] as const);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value as CommandOutput<N>;
}

/** Opens a workspace that stands in the list of recent ones. */
export async function openRecent(page: Page, root: string): Promise<WorkspaceState> {
  const token = await page.evaluate((path) => window.tram.shell('recent/token', { path }), root);
  if (!token.ok) throw new Error(token.error.code);
  return callCommand(page, 'workspace/open', { root: (token.value as { readonly token: string }).token });
}

/** Makes and opens a new workspace of the samples' agency in the temporary area. */
export async function createSampleWorkspace(page: Page): Promise<WorkspaceState> {
  const samples = await page.evaluate(() => window.tram.shell('samples/tokens', {}));
  if (!samples.ok) throw new Error(samples.error.code);
  const { folder } = samples.value as { readonly folder: { readonly token: string } };
  return callCommand(page, 'workspace/create', {
    root: folder.token,
    agency: {
      agencyName: 'Ủy ban nhân dân huyện Vĩnh Khê',
      agencyId: 'H99.12',
      archiveCode: '099',
      archiveName: 'Trung tâm Lưu trữ lịch sử tỉnh Sơn Hải',
    },
  });
}
