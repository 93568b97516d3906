/** Given as `ref`: the element has the keyboard as soon as it is there, and is not given it again. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
