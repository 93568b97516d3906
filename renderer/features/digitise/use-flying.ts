import { useEffect, useState, type RefObject } from 'react';

/** Faster than this, px a ms, rows fly past and nobody looks at them. */
const FAST = 4;
/** After so many ms without a scroll the list stands still. */
const STILL = 120;

/** Whether a list is being scrolled so fast that its pictures need not be fetched. Changes only when that changes. */
export function useFlying(scroller: RefObject<HTMLElement | null>): boolean {
  const [flying, setFlying] = useState(false);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let last = { at: performance.now(), top: element.scrollTop };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const scrolled = (): void => {
      const now = { at: performance.now(), top: element.scrollTop };
      const speed = Math.abs(now.top - last.top) / Math.max(1, now.at - last.at);
      last = now;
      if (speed > FAST) setFlying(true);
      clearTimeout(timer);
      timer = setTimeout(() => setFlying(false), STILL);
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      element.removeEventListener('scroll', scrolled);
      clearTimeout(timer);
    };
  }, [scroller]);
  return flying;
}
