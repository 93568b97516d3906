import type { PdfMetadata } from './model.ts';
import type { PdfOutput } from './output.ts';
import { srgbProfile } from './srgb-profile.ts';
import { textString } from './syntax.ts';
import { deflated } from './text-layer.ts';
import { infoDictionary, xmpPacket } from './xmp.ts';

/**
 * Writes what every PDF/A of ours ends with: colour of the output intent, XMP, catalog, Info, cross reference. `pages` is
 * the page tree's root. Returns the file's SHA-256.
 */
export async function finishDocument(output: PdfOutput, document: PdfMetadata, pages: number): Promise<string> {
  const profile = output.reserve();
  await output.stream(profile, '/N 3/Filter/FlateDecode', deflated(srgbProfile()));
  const metadata = output.reserve();
  await output.stream(metadata, '/Type/Metadata/Subtype/XML', xmpPacket(document));
  const catalog = output.reserve();
  await output.object(
    catalog,
    `<</Type/Catalog/Pages ${pages} 0 R/Metadata ${metadata} 0 R/Lang${textString(document.language ?? 'vi-VN')}` +
      `/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1` +
      `/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${profile} 0 R>>]>>`,
  );
  const info = output.reserve();
  await output.object(info, infoDictionary(document));
  return output.finish(catalog, info);
}
