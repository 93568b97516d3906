import { useEffect } from 'react';
import { create } from 'zustand';
import { ACTIONS, type ActionSpec } from '../../shared/model/actions/index.ts';
import { useScreen } from './navigation.ts';

/** What an action does now. `enabled` false greys it everywhere at once. */
export interface ActionBinding {
  readonly run: () => void;
  readonly enabled?: boolean;
}

type Bindings = Readonly<Record<string, ActionBinding>>;

const useBindings = create<{ readonly layers: readonly Bindings[] }>(() => ({ layers: [] }));

/** Binds actions until the returned function is called. The latest binding of an id counts. */
export function bindActions(bindings: Bindings): () => void {
  useBindings.setState(({ layers }) => ({ layers: [...layers, bindings] }));
  return () => useBindings.setState(({ layers }) => ({ layers: layers.filter((layer) => layer !== bindings) }));
}

/** Binds actions for as long as the component is shown. Give the values the bindings look at as `deps`. */
export function useActions(bindings: Bindings, deps: readonly unknown[]): void {
  // The caller says what makes them new.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  useEffect(() => bindActions(bindings), deps);
}

export interface BoundAction extends ActionSpec {
  readonly enabled: boolean;
  readonly run: () => void;
}

/** Every action that can be met on the present screen, with what it does now. */
export function useActionTable(): readonly BoundAction[] {
  const layers = useBindings((state) => state.layers);
  const screen = useScreen();
  return ACTIONS.filter((spec) => spec.screen === undefined || spec.screen === screen).map((spec) => {
    const binding = find(layers, spec.id);
    return {
      ...spec,
      enabled: binding !== null && binding.enabled !== false,
      run: () => {
        if (binding !== null && binding.enabled !== false) binding.run();
      },
    };
  });
}

/** Runs an action by its id: what menu, shortcut and palette come down to. Answers whether it could be run. */
export function runAction(id: string): boolean {
  const binding = find(useBindings.getState().layers, id);
  if (binding === null || binding.enabled === false) return false;
  binding.run();
  return true;
}

function find(layers: readonly Bindings[], id: string): ActionBinding | null {
  for (const layer of [...layers].reverse()) {
    const binding = layer[id];
    if (binding) return binding;
  }
  return null;
}
