/** Whether a text is an ISO 8601 date and time with a zone, as METS and PREMIS want it (`YYYY-MM-DDThh:mm:ss.sTZD`). */
export function isoTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(text) && !Number.isNaN(Date.parse(text));
}
