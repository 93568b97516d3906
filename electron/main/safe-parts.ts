/** The parts of a path, or null when one of them could lead elsewhere: `..`, separators in disguise, drives, NUL. */
export function safeParts(pathname: string): readonly string[] | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const parts = decoded.slice(1).split('/');
  const bad = parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:\0]/.test(part));
  return bad ? null : parts;
}
