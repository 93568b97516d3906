import type { PdfOutput } from './output.ts';
import type { DecodeParms, PdfColour, PdfImage } from './model.ts';
import { deflated } from './text-layer.ts';
import { createHash } from 'node:crypto';

/** Writes images as XObjects. ICC profiles, which a scanner puts into every page, are written once per file. */
export class ImageWriter {
  readonly #output: PdfOutput;
  readonly #profiles = new Map<string, number>();
  #last: { readonly image: PdfImage; readonly id: number } | null = null;

  constructor(output: PdfOutput) {
    this.#output = output;
  }

  /** The object of the image written last, when it is this one: two pages that share a scan share its bytes. */
  idOf(image: PdfImage): number | null {
    return this.#last?.image === image ? this.#last.id : null;
  }

  /** Writes the image and returns its object number. The coded bytes go in as they are. `of`: what idOf knows it by. */
  async write(image: PdfImage, of: PdfImage = image): Promise<number> {
    const space = await this.#colourSpace(image.colour);
    const parms = image.decodeParms === undefined ? '' : `/DecodeParms${parmsDictionary(image.decodeParms)}`;
    const id = this.#output.reserve();
    const depth = image.filter === 'JPXDecode' ? '' : `/BitsPerComponent ${image.bitsPerComponent}`;
    const entries = `/Type/XObject/Subtype/Image/Width ${image.width}/Height ${image.height}${space}${depth}/Filter/${image.filter}${parms}`;
    await this.#output.stream(id, entries, image.data);
    this.#last = { image: of, id };
    return id;
  }

  async #colourSpace(colour: PdfColour): Promise<string> {
    switch (colour.kind) {
      case 'grey':
        return '/ColorSpace/DeviceGray';
      case 'rgb':
        return '/ColorSpace/DeviceRGB';
      case 'inside':
        return '';
      case 'palette': {
        const last = Math.floor(colour.rgb.length / 3) - 1;
        return `/ColorSpace[/Indexed/DeviceRGB ${last}<${Buffer.from(colour.rgb).toString('hex')}>]`;
      }
      case 'icc':
        return `/ColorSpace[/ICCBased ${await this.#profile(colour.profile, colour.components)} 0 R]`;
    }
  }

  async #profile(profile: Uint8Array, components: 1 | 3): Promise<number> {
    const key = createHash('sha256').update(profile).digest('hex');
    const known = this.#profiles.get(key);
    if (known !== undefined) return known;
    const id = this.#output.reserve();
    this.#profiles.set(key, id);
    await this.#output.stream(id, `/N ${components}/Filter/FlateDecode`, deflated(profile));
    return id;
  }
}

function parmsDictionary(parms: DecodeParms): string {
  const entries = Object.entries(parms).map(([key, value]) => `/${key} ${value}`);
  return `<<${entries.join('')}>>`;
}
