import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { neededFiles } from './needed-files.ts';
import { packedFiles, readPackConfig, unpackedFiles, type PackTarget } from './packed-files.ts';

const root = join(import.meta.dirname, '../..');
const config = readPackConfig(root);
const target: PackTarget = { platform: process.platform as PackTarget['platform'], arch: process.arch };
const packed = packedFiles(root, config, target);
const unpacked = unpackedFiles(root, config, packed);

/** Where the program is entered: main process, engine process, command line. */
const ENTRIES = ['dist/electron/main/entry.js', 'dist/electron/main/engine-process.js', 'dist/electron/cli/main.js'];

const source = globSync('electron/**/*.ts', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));

describe('what would be packed', () => {
  it('holds every module the program loads, those of threads and of packages too', () => {
    const entries = ENTRIES.filter((entry) => packed.has(entry));
    // `npm test` compiles the command line and the engine; main process and window are there after `npm run build:window`.
    expect(entries).toContain('dist/electron/cli/main.js');
    const { needs, unresolved } = neededFiles(root, entries);
    expect(needs.length).toBeGreaterThan(500);
    expect(unresolved).toEqual([]);
    expect(needs.filter(({ path }) => !packed.has(path))).toEqual([]);
  });

  it('holds every thread the sources start', () => {
    const threads = source.flatMap((text) => [...text.matchAll(/siblingModule\(import\.meta\.url, '([^']+)'\)/g)]);
    expect(threads.length).toBeGreaterThan(4);
    for (const [, name] of threads)
      expect([...packed].filter((path) => path.startsWith('dist/') && path.endsWith(`/${name!}.js`))).toHaveLength(1);
  });

  it('holds all resources but notes to developers', () => {
    const missing = globSync('resources/**/*', { cwd: root, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .filter((path) => !packed.has(path) && !path.endsWith('.md'));
    expect(missing).toEqual([]);
  });

  it('holds recognition’s cores and language data, PDFium, and this system’s SQLite and libvips', () => {
    const wanted = [
      ...['', '-simd', '-relaxedsimd'].flatMap((build) =>
        ['', '-lstm'].flatMap((kind) =>
          ['js', 'wasm'].map((end) => `node_modules/tesseract.js-core/tesseract-core${build}${kind}.${end}`),
        ),
      ),
      'node_modules/@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz',
      'node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
      'node_modules/@tesseract.js-data/osd/4.0.0/osd.traineddata.gz',
      'node_modules/@embedpdf/pdfium/dist/pdfium.wasm',
      'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm',
      'node_modules/zxing-wasm/dist/writer/zxing_writer.wasm',
      `node_modules/better-sqlite3/prebuilds/${target.platform}-${target.arch}.node`,
    ];
    expect(wanted.filter((path) => !unpacked.has(path))).toEqual([]);
    const libraries = [...unpacked].filter((path) => path.startsWith('node_modules/@img/'));
    expect(libraries.some((path) => path.endsWith('.node'))).toBe(true);
    expect(libraries.some((path) => /libvips.*\.(so|dylib|dll)/.test(path))).toBe(true);
  });

  it('holds nothing a developer needs and a user does not', () => {
    const foreign = [...packed].filter(
      (path) =>
        !/^(dist\/(electron|shared|renderer)\/|resources\/|node_modules\/|package\.json$)/.test(path) ||
        /\.(ts|mts|cts|tsx|map|md|tsbuildinfo|c|cc|cpp|h|gyp)$/.test(path) ||
        /(^|\/)(test|tests|docs|__tests__)\//.test(path),
    );
    expect(foreign).toEqual([]);
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const development = Object.keys(devDependencies).filter((name) =>
      [...packed].some((path) => path.startsWith(`node_modules/${name}/`)),
    );
    expect(development).toEqual([]);
  });

  it('keeps binaries of other systems out', () => {
    const natives = [...packed].filter((path) => path.endsWith('.node'));
    expect(natives.filter((path) => !path.includes(target.platform))).toEqual([]);
  });

  it('keeps every licence', () => {
    const licences = globSync('node_modules/{sharp,better-sqlite3,zod,tesseract.js-core,@embedpdf/pdfium}/LICEN*', {
      cwd: root,
    });
    expect(licences.length).toBeGreaterThan(4);
    expect(licences.filter((path) => !packed.has(path))).toEqual([]);
  });
});

describe('beside the archive', () => {
  it('lies everything the system’s loader opens by its path', () => {
    const native = [...packed].filter((path) => /\.(node|dll|dylib|so(\.[\d.]+)?)$/.test(path));
    expect(native.length).toBeGreaterThan(2);
    expect(native.filter((path) => !unpacked.has(path))).toEqual([]);
  });

  it('lie the samples, which are walked as a folder, and the fonts', () => {
    const given = [...packed].filter((path) => /^resources\/(samples|fonts)\//.test(path));
    expect(given.filter((path) => !unpacked.has(path))).toEqual([]);
  });

  it('lies no code of the program itself, which the archive’s checksum guards', () => {
    expect([...unpacked].filter((path) => path.startsWith('dist/'))).toEqual([]);
  });
});

describe('the packed program', () => {
  it('begins with the module that also answers --cli', () => {
    expect(config.extraMetadata.main).toBe('dist/electron/main/entry.js');
    expect(readFileSync(join(root, 'electron/main/entry.ts'), 'utf8')).toContain('cliArguments');
  });

  it('has its doors shut: no Node by environment, no debugger, no other archive, no file outside the checksum', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(config['asar']).toBe(true);
    expect(config['disableAsarIntegrity']).toBeUndefined();
    // What starts Node by the environment would find that door shut.
    expect(source.filter((text) => /ELECTRON_RUN_AS_NODE['"\]]|child_process/.test(text))).toEqual([]);
  });

  it('is wrapped for the three systems, in Vietnamese first', () => {
    const kinds = (system: string) =>
      (config[system] as { target: readonly { target: string }[] }).target.map((one) => one.target);
    expect([kinds('win'), kinds('linux'), kinds('mac')]).toEqual([['nsis', 'portable'], ['AppImage', 'deb'], ['dmg']]);
    expect((config['nsis'] as { installerLanguages: readonly string[] }).installerLanguages[0]).toBe('vi_VN');
    for (const system of ['win', 'linux', 'mac'])
      expect(readFileSync(join(root, (config[system] as { icon: string }).icon)).length).toBeGreaterThan(5000);
  });
});
