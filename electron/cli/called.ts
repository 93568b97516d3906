/** The scripts of package.json that run the program where no `tram` is installed. */
const SCRIPTS: readonly string[] = ['tram', 'demo'];

/** How this program is called where it is: `tram` when installed, by npm in the folder of the sources. */
export function calledAs(env: NodeJS.ProcessEnv = process.env): string {
  return SCRIPTS.includes(env['npm_lifecycle_event'] ?? '') ? 'npm run tram --' : 'tram';
}

/** A path as it has to be typed. */
export function typedPath(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path;
}
