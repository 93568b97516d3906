import { describe, expect, it } from 'vitest';
import { placeWindow } from '../../electron/main/window-state.ts';

const MAIN = { x: 0, y: 0, width: 1920, height: 1040 };
const LEFT = { x: -1280, y: 0, width: 1280, height: 984 };

describe('the window', () => {
  it('opens in the middle of the main screen the first time', () => {
    expect(placeWindow(null, [MAIN, LEFT])).toEqual({ x: 240, y: 70, width: 1440, height: 900 });
  });

  it('comes back where it was, on the second screen too', () => {
    const bounds = { x: -1200, y: 20, width: 1100, height: 700 };
    expect(placeWindow({ bounds, maximised: false }, [MAIN, LEFT])).toEqual(bounds);
  });

  it('comes to the main screen when its own is gone', () => {
    const bounds = { x: -1200, y: 20, width: 1100, height: 700 };
    expect(placeWindow({ bounds, maximised: false }, [MAIN])).toEqual({ x: 410, y: 170, width: 1100, height: 700 });
  });

  it('is pushed back when it hung over the edge, and made smaller when the screen is', () => {
    const over = { x: 1500, y: 900, width: 1200, height: 800 };
    expect(placeWindow({ bounds: over, maximised: false }, [MAIN])).toEqual({
      x: 360,
      y: 120,
      width: 1200,
      height: 800,
    });
    const large = { x: 0, y: 0, width: 3840, height: 2160 };
    expect(placeWindow({ bounds: large, maximised: false }, [MAIN])).toEqual(MAIN);
  });

  it('opens on a screen smaller than its first size', () => {
    const small = { x: 0, y: 0, width: 1280, height: 720 };
    expect(placeWindow(null, [small])).toEqual(small);
  });
});
