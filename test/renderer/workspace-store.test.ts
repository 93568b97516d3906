import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { createWorkspaceStore, enterWorkspace } from '../../renderer/view/workspace-store.ts';
import { everyNode, placeOf, windowSources } from './sources.ts';

/** Stores that belong to the person or the window, not to the workspace: the way in, the dialogs over every screen, the bridge. */
const NOT_OF_A_WORKSPACE = /^renderer\/(app|bridge|view|features\/start)\//;

describe('what a screen remembers', () => {
  it('is as at the start once another workspace is open, and stays while the same is closed and opened', () => {
    const useChosen = createWorkspaceStore(() => ({ chosen: new Set<number>(), result: null as string | null }));
    enterWorkspace('one');
    useChosen.setState({ chosen: new Set([7]), result: 'handed over' });
    expect(enterWorkspace('one')).toBe(false);
    expect(useChosen.getState().result).toBe('handed over');

    expect(enterWorkspace('two')).toBe(true);
    expect(useChosen.getState()).toEqual({ chosen: new Set(), result: null });
  });

  it('keeps what was set before the first workspace was opened in this window', async () => {
    vi.resetModules();
    const fresh = await import('../../renderer/view/workspace-store.ts');
    const useAsked = fresh.createWorkspaceStore(() => ({ screen: 'digitise' }));
    useAsked.setState({ screen: 'form' });
    expect(fresh.enterWorkspace('one')).toBe(false);
    expect(useAsked.getState().screen).toBe('form');
  });

  it('is kept in no store that would outlive its workspace', () => {
    const outliving: string[] = [];
    for (const source of windowSources())
      everyNode(source, (node) => {
        if (
          ts.isImportDeclaration(node) &&
          ts.isStringLiteral(node.moduleSpecifier) &&
          node.moduleSpecifier.text.startsWith('zustand') &&
          !NOT_OF_A_WORKSPACE.test(placeOf(source, node))
        )
          outliving.push(placeOf(source, node));
      });
    expect(outliving).toEqual([]);
  });
});
