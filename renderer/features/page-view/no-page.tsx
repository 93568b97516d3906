/** The viewer's ground, where there is no page to be shown. */
export function NoPage() {
  return <div className="page-viewer" />;
}
