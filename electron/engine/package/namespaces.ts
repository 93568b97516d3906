/** XML namespaces of the files in a package. */
export const METS_NS = 'http://www.loc.gov/METS/';
export const XLINK_NS = 'http://www.w3.org/1999/xlink';
export const XSI_NS = 'http://www.w3.org/2001/XMLSchema-instance';
/** Case matters: the lower-case form is another namespace. */
export const CSIP_NS = 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS';
export const SIP_NS = 'https://DILCIS.eu/XML/METS/SIPExtensionMETS';
export const PREMIS_NS = 'http://www.loc.gov/premis/v3';
export const EAD3_NS = 'http://ead3.archivists.org/schema/';
