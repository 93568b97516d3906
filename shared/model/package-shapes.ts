import type { Variant } from './fields/index.ts';

/** The kinds of package this program writes. */
export const PACKAGE_KINDS = ['sip-hoso', 'aip-hoso', 'eark-sip'] as const;
export type PackageKind = (typeof PACKAGE_KINDS)[number];

/** How a METS says what kind of metadata a file holds. */
export interface MetadataType {
  readonly type: 'EAD' | 'DC' | 'PREMIS' | 'OTHER';
  readonly otherType?: string;
  readonly version: string;
  readonly mime: string;
}

/** A package kind as data: everything in which the kinds differ. */
export interface PackageShape {
  readonly kind: PackageKind;
  readonly clause: string;
  /** Which columns of the field tables its metadata follows. */
  readonly variant: Variant;
  readonly oaisType: 'SIP' | 'AIP' | 'DIP';
  /** `mets/@OBJID`; `{fonds}` only where the fonds code fits into a URN, else `objidPlain` is used. */
  readonly objid: string;
  readonly objidPlain: string;
  /** Name of the ZIP without its extension, from `{ordinal}`, `{objid}` and `{folder}`. */
  readonly zipName: string;
  readonly type: string;
  readonly profile: { readonly root: string; readonly representation: string };
  /** `mets/@OBJID` of the representation: an identifier of its own, or the name of its folder. */
  readonly representationObjid: 'own' | 'folder';
  /** `@TYPE` of the representation's top division. */
  readonly representationType?: 'ORIGINAL' | 'NORMALIZED';
  /** Descriptive metadata of the package, and of each document if each has a file of its own. */
  readonly packageMetadata: MetadataType & { readonly path: string };
  readonly documentMetadata?: MetadataType;
  /** PREMIS files, if the kind has them. */
  readonly preservation?: { readonly root: string; readonly representation: string };
  /** Whether documents and their metadata are joined in the structural map (`MetadataLink/File`). */
  readonly joins: boolean;
  /** Prefix of the `ID` of a METS `file`; all other ids begin with `uuid-`. */
  readonly fileIdPrefix: string;
  /** What `ADMID` in the structural map names: the administrative section or the part inside it. */
  readonly admId: 'section' | 'part';
  /** Which file extensions data may have; absent when the kind does not restrict them. */
  readonly formats?: readonly string[];
  /** Only files to be kept for ever may travel in it; the clause that says so. */
  readonly permanentOnly?: string;
}

const CSIP_PROFILE = 'https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml';
const SIP_220_PROFILE = 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml';

/** Content formats of a package: TT 05/2025/TT-BNV, table of MIME types in annexes I to V. */
const ACCEPTED_FORMATS = (
  'txt rtf docx pdf doc odt csv xlsx xls ods htm pptx ppt odp jpeg jpg gif tif tiff png ' +
  'mpeg mpg mp4 avi wmv mov qt mp3 wma aac'
).split(' ');

const SIMPLE_DC = { version: '1.0', mime: 'text/xml' } as const;

export const PACKAGE_SHAPES: Readonly<Record<PackageKind, PackageShape>> = {
  'sip-hoso': {
    kind: 'sip-hoso',
    clause: 'TT 05/2025/TT-BNV Phụ lục III',
    variant: 'sip',
    oaisType: 'SIP',
    objid: 'uuid-{uuid}',
    objidPlain: 'uuid-{uuid}',
    // Phụ lục III tr. 238: the ordinal of the package in the round, then the package's id.
    zipName: '{ordinal}{objid}',
    type: 'Mixed',
    profile: { root: CSIP_PROFILE, representation: CSIP_PROFILE },
    representationObjid: 'own',
    representationType: 'ORIGINAL',
    // The annex suggests OTHER for the package; for the documents it leaves the choice, practice is DC.
    packageMetadata: { type: 'OTHER', otherType: 'EAD', path: 'metadata/descriptive/EAD.xml', ...SIMPLE_DC },
    documentMetadata: { type: 'DC', ...SIMPLE_DC },
    joins: true,
    fileIdPrefix: 'ID-',
    admId: 'section',
    formats: ACCEPTED_FORMATS,
    // Transfer and collecting sources accept 01 alone; what the own archive keeps (AIP) may be of any term.
    permanentOnly: 'TT 05/2025/TT-BNV Điều 4',
  },
  'aip-hoso': {
    kind: 'aip-hoso',
    clause: 'TT 05/2025/TT-BNV Phụ lục I',
    variant: 'aip',
    oaisType: 'AIP',
    objid: 'urn:{fonds}:uuid:{uuid}',
    objidPlain: 'urn:uuid:{uuid}',
    zipName: '{folder}',
    type: 'Mixed',
    profile: { root: 'http://www.ra.ee/METS/v01/IP.xml', representation: CSIP_PROFILE },
    representationObjid: 'own',
    representationType: 'NORMALIZED',
    packageMetadata: { type: 'OTHER', otherType: 'EAD', path: 'metadata/descriptive/EAD.xml', ...SIMPLE_DC },
    documentMetadata: { type: 'DC', ...SIMPLE_DC },
    preservation: { root: 'metadata/preservation/PREMIS.xml', representation: 'metadata/preservation/PREMIS_rep1.xml' },
    joins: true,
    fileIdPrefix: 'ID-',
    admId: 'section',
    formats: ACCEPTED_FORMATS,
  },
  'eark-sip': {
    kind: 'eark-sip',
    clause: 'E-ARK CSIP 2.2.0, SIP 2.2.0',
    variant: 'sip',
    oaisType: 'SIP',
    objid: 'uuid-{uuid}',
    objidPlain: 'uuid-{uuid}',
    zipName: '{objid}',
    type: 'Mixed',
    // SIP2: this very value in every METS.
    profile: { root: SIP_220_PROFILE, representation: SIP_220_PROFILE },
    representationObjid: 'folder',
    packageMetadata: {
      type: 'EAD',
      version: '3',
      mime: 'application/xml',
      path: 'metadata/descriptive/ead3.xml',
    },
    preservation: { root: 'metadata/preservation/premis.xml', representation: 'metadata/preservation/premis.xml' },
    joins: false,
    fileIdPrefix: 'ID-',
    admId: 'part',
  },
};

/** The one representation of a package (TT 05/2025 annexes: exactly one, named rep1). */
export const REPRESENTATION = 'rep1';

/** The kinds of document that have a metadata form of their own. */
export type DocumentKind = 'text' | 'picture' | 'media';

/** The kinds of event a package can tell of. */
export type EventKind =
  | 'digitisation'
  | 'recognition'
  | 'conversion'
  | 'signing'
  | 'validation'
  | 'fixity'
  | 'virus-check'
  | 'packaging'
  | 'ingest';

/**
 * `eventType` in PREMIS, terms of the Library of Congress vocabulary. TT 05/2025 Phụ lục I fixes two of them:
 * digitisation is `transfer`, and making an AIP is `information package creation`.
 */
export const EVENT_TYPES: Readonly<Record<EventKind, { readonly aip: string; readonly eark: string }>> = {
  digitisation: { aip: 'transfer', eark: 'creation' },
  recognition: { aip: 'metadata extraction', eark: 'metadata extraction' },
  conversion: { aip: 'normalization', eark: 'normalization' },
  signing: { aip: 'digital signature generation', eark: 'digital signature generation' },
  validation: { aip: 'validation', eark: 'validation' },
  fixity: { aip: 'message digest calculation', eark: 'message digest calculation' },
  'virus-check': { aip: 'virus check', eark: 'virus check' },
  packaging: { aip: 'information package creation', eark: 'information package creation' },
  ingest: { aip: 'ingestion', eark: 'ingestion' },
};
