import type { Page } from 'playwright-core';

/**
 * What is broken in the layout of what the window shows now, one line each:
 * - the document is wider or higher than the window;
 * - a control lies outside the window although nothing around it scrolls;
 * - words of a control are cut off and there is no ellipsis that says so;
 * - two controls lie on each other;
 * - what must be seen whole (`data-whole`: a page's number, a record's) is cut off.
 */
export function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth + 1) faults.push(`document ${root.scrollWidth} px wide in ${innerWidth}`);
    if (root.scrollHeight > innerHeight + 1) faults.push(`document ${root.scrollHeight} px high in ${innerHeight}`);

    const scrolls = (element: Element | null): boolean => {
      for (let one = element; one !== null && one !== document.body; one = one.parentElement) {
        const style = getComputedStyle(one);
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) return true;
      }
      return false;
    };
    const shown = (element: HTMLElement): boolean => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return box.width > 2 && box.height > 2 && style.visibility === 'visible' && style.opacity !== '0';
    };
    const name = (element: HTMLElement): string =>
      `${element.tagName.toLowerCase()} «${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}»`;

    const controls = [
      ...document.querySelectorAll<HTMLElement>('button, input, select, textarea, [role="tab"], [role="combobox"]'),
    ].filter((element) => shown(element) && element.closest('.hidden-visually, .skip') === null);
    for (const control of controls) {
      const box = control.getBoundingClientRect();
      const inside = box.left >= -1 && box.top >= -1 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;
      if (!inside && !scrolls(control.parentElement)) faults.push(`${name(control)} lies outside the window`);
      const style = getComputedStyle(control);
      const cut = control.scrollWidth > control.clientWidth + 2 && style.textOverflow !== 'ellipsis';
      if (cut && control.tagName === 'BUTTON' && style.overflowX !== 'visible')
        faults.push(`${name(control)} is cut off: ${control.scrollWidth} in ${control.clientWidth}`);
      if (
        control.tagName === 'BUTTON' &&
        style.overflowX === 'visible' &&
        control.scrollWidth > control.clientWidth + 4
      )
        faults.push(`${name(control)} spills: ${control.scrollWidth} in ${control.clientWidth}`);
    }
    const main = controls.filter((control) => control.closest('header, nav, .ui-toolbar, footer, .grid-bar') !== null);
    for (const [n, one] of main.entries())
      for (const other of main.slice(n + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 3 && high > 3 && seen(one, a) && seen(other, b)) faults.push(`${name(one)} lies on ${name(other)}`);
      }
    /** Whether a control is not scrolled or clipped away: its middle is its own. */
    function seen(control: HTMLElement, box: DOMRect): boolean {
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return at !== null && (control.contains(at) || at.contains(control));
    }
    for (const whole of document.querySelectorAll<HTMLElement>('[data-whole]')) {
      const box = whole.getBoundingClientRect();
      // Scrolled out of sight, it can be scrolled back.
      if (box.width === 0 || !onScreen(whole, box)) continue;
      for (let one = whole.parentElement; one !== null && one !== document.body; one = one.parentElement) {
        const { overflowX } = getComputedStyle(one);
        const frame = one.getBoundingClientRect();
        if (overflowX === 'hidden' && (box.right > frame.right + 1 || box.left < frame.left - 1)) {
          faults.push(`${name(whole)} is cut off in «${one.className}»`);
          break;
        }
      }
    }
    /** Whether its middle, up and down, is in the window and in all that scrolls around it. */
    function onScreen(element: HTMLElement, { top, bottom }: DOMRect): boolean {
      const middle = (top + bottom) / 2;
      for (let one = element.parentElement; one !== null; one = one.parentElement) {
        const frame = one.getBoundingClientRect();
        if (getComputedStyle(one).overflowY !== 'visible' && (middle < frame.top || middle > frame.bottom))
          return false;
      }
      return middle > 0 && middle < innerHeight;
    }
    return faults;
  });
}

/** A stop of the Tab key: what it is, whether it is in the window, and whether one sees that it has the focus. */
export interface TabStop {
  readonly name: string;
  readonly inWindow: boolean;
  readonly marked: boolean;
}

/** Presses Tab until the focus comes round or `most` stops were made. */
export async function tabStops(page: Page, most: number): Promise<readonly TabStop[]> {
  const stops: TabStop[] = [];
  let rounds = 0;
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    document.querySelectorAll('[data-tab-seen]').forEach((one) => one.removeAttribute('data-tab-seen'));
  });
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return 'end' as const;
      if (element.hasAttribute('data-tab-seen')) return 'seen' as const;
      element.setAttribute('data-tab-seen', '');
      const box = element.getBoundingClientRect();
      // The ring may be the element's own, that of what holds it (a field's frame), or of the item it points at.
      const pointed = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
      const held = [element, element.parentElement, element.parentElement?.parentElement, pointed, ...element.children];
      const marked = held.some((one) => {
        if (!one) return false;
        const style = getComputedStyle(one);
        return (
          (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1.5) || /rgb.*\dpx/.test(style.boxShadow)
        );
      });
      return {
        name: `${element.tagName.toLowerCase()}.${element.className.split(' ')[0] ?? ''} «${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}»`,
        inWindow: box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
        marked,
      };
    });
    // Tab begins behind what was pressed last: past the end it goes on at the beginning.
    if (stop === 'seen' || (stop === 'end' && ++rounds > 1)) break;
    if (stop !== 'end') stops.push(stop);
  }
  return stops;
}
