/** Draws a code and reads it back, as printing and finding separator sheets do; ends with 1 when it is not read. */
import { CodeReader, drawCode } from '../../../electron/engine/tools/codes/index.ts';

const [scale, quiet] = [6, 24];
const drawn = await drawCode('TRAM-TACH:VB', 'QRCode');
const side = drawn.width * scale + 2 * quiet;
const data = new Uint8Array(side * side).fill(255);
for (let y = quiet; y < side - quiet; y++)
  for (let x = quiet; x < side - quiet; x++) {
    const at = Math.floor((y - quiet) / scale) * drawn.width + Math.floor((x - quiet) / scale);
    if (drawn.data[at] === 1) data[y * side + x] = 0;
  }
const reader = new CodeReader();
const codes = await reader.read({ width: side, height: side, data });
await reader.close();
process.exitCode = codes[0]?.text === 'TRAM-TACH:VB' ? 0 : 1;
