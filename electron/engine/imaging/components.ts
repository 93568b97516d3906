/** A connected patch of marked px: its box (x1, y1 exclusive) and its number of px. */
export interface Component {
  readonly label: number;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  area: number;
}

export interface Labels {
  /** Label of each px, 0 where unmarked; components[label - 1] is its patch. */
  readonly labels: Int32Array;
  readonly components: readonly Component[];
}

/** Labels the patches of `mask` (non-zero = marked), neighbours in eight directions, by flooding with its own stack. */
export function labelComponents(mask: Uint8Array, width: number, height: number): Labels {
  const labels = new Int32Array(mask.length);
  const components: Component[] = [];
  const stack = new Int32Array(mask.length);
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || labels[start] !== 0) continue;
    const label = components.length + 1;
    const patch: Component = { label, x0: width, y0: height, x1: 0, y1: 0, area: 0 };
    components.push(patch);
    let top = 0;
    stack[top++] = start;
    labels[start] = label;
    while (top > 0) {
      const at = stack[--top]!;
      const y = Math.floor(at / width);
      const x = at - y * width;
      patch.area++;
      if (x < patch.x0) patch.x0 = x;
      if (x >= patch.x1) patch.x1 = x + 1;
      if (y < patch.y0) patch.y0 = y;
      if (y >= patch.y1) patch.y1 = y + 1;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (mask[next] !== 0 && labels[next] === 0) {
            labels[next] = label;
            stack[top++] = next;
          }
        }
      }
    }
  }
  return { labels, components };
}
