import { z } from 'zod';
import { answer, type AnswerType } from './command.ts';

/** Which files a dialog offers: extensions and the key of `text.dialog.*` that names them. */
const Filter = z.object({ name: z.string(), extensions: z.array(z.string().regex(/^[a-z0-9]+$/i)) });

export const THEMES = ['system', 'light', 'dark'] as const;
export const LANGUAGES = ['vi', 'en'] as const;
/** Text sizes in per cent. */
export const TEXT_SCALES = [90, 100, 115, 130, 150, 175, 200] as const;

/** What belongs to this person and PC, not to a workspace; kept in the program's own folder. */
const preferenceFields = {
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  textScale: z.number().min(90).max(200),
  /** Folders of workspaces opened before, the latest first. */
  recent: z.array(z.string()).max(20),
  /** Key files chosen before, the latest first; never their pass phrases. */
  keys: z.array(z.string()).max(10),
  /** Open the latest workspace at start. */
  reopen: z.boolean(),
  /** Sizes and choices of screens, by key; each screen parses its own. */
  view: z.record(z.string(), z.unknown()),
};

/** All of them, with a default for each that is missing. */
export const Preferences = z.object({
  language: preferenceFields.language.default('vi'),
  theme: preferenceFields.theme.default('system'),
  textScale: preferenceFields.textScale.default(100),
  recent: preferenceFields.recent.default([]),
  keys: preferenceFields.keys.default([]),
  reopen: preferenceFields.reopen.default(true),
  view: preferenceFields.view.default({}),
});

/** Some of them: what is not given is absent. A field with a default would come out of a partial object as its default. */
export const PreferenceChange = z.object(preferenceFields).partial();
export type Preferences = z.infer<typeof Preferences>;
export type Language = (typeof LANGUAGES)[number];

/**
 * A path a person chose in a dialog or dropped on the window, as the window knows it: `token` stands for the path in the
 * input of commands, `name` is its last part and `path` the whole, both for the eye only.
 */
export interface ChosenPath {
  readonly token: string;
  readonly name: string;
  readonly path: string;
}

/** Begins every token; what does not begin so is no token and is refused where a path is wanted. */
export const TOKEN_PREFIX = 'path-token:';

export interface AppInfo {
  readonly version: string;
  /** `stand-in`: the same program on a Chromium, for tests and for a look. */
  readonly host: 'electron' | 'stand-in';
  readonly hostVersion: string;
  readonly platform: string;
  readonly cores: number;
}

interface ShellSpec<Input extends z.ZodType = z.ZodType, Output = unknown> {
  readonly input: Input;
  readonly output: AnswerType<Output>;
}
const shell = <Input extends z.ZodType, Output>(spec: ShellSpec<Input, Output>): ShellSpec<Input, Output> => spec;
const none = z.object({}).strict();

/** Longest parts of a fault that are written down, in characters. */
export const FAULT_LIMITS = { name: 200, message: 2000, stack: 8000 } as const;

/** What the main process does for the window itself; everything else is a command of the engine. */
export const SHELL = {
  'app/info': shell({ input: none, output: answer<AppInfo>() }),
  'preferences/get': shell({ input: none, output: answer<Preferences>() }),
  /** Changes the fields given and answers the whole. */
  'preferences/set': shell({ input: PreferenceChange, output: answer<Preferences>() }),
  /** Empty when the person thinks better of it. `title` and `filters[].name` are words, already in the person's language. */
  'dialog/open': shell({
    input: z.object({
      want: z.enum(['files', 'file', 'folder', 'files-or-folders']),
      title: z.string(),
      filters: z.array(Filter).optional(),
    }),
    output: answer<readonly ChosenPath[]>(),
  }),
  /** A path to write to; null when the person thinks better of it. */
  'dialog/save': shell({
    input: z.object({ title: z.string(), name: z.string(), filters: z.array(Filter).optional() }),
    output: answer<ChosenPath | null>(),
  }),
  /** A token for one name inside a chosen folder; the name is no path. */
  'path/inside': shell({
    input: z.object({ folder: z.string(), name: z.string().regex(/^[\p{L}\d][\p{L}\d ._-]{0,99}$/u) }),
    output: answer<ChosenPath>(),
  }),
  /** A token for a workspace opened before: only what stands in `recent`. */
  'recent/token': shell({ input: z.object({ path: z.string() }), output: answer<ChosenPath>() }),
  /**
   * Answers when the workspace opened last is open again, or at once when none is to be opened at the start. Throws the
   * error of its opening.
   */
  'recent/reopened': shell({ input: none, output: answer<null>() }),
  /** This person's folder for documents: where a new workspace goes when nothing else is chosen. */
  'documents/token': shell({ input: none, output: answer<ChosenPath>() }),
  /** Key files remembered that are still there, the latest first. */
  'keys/recent': shell({ input: none, output: answer<readonly ChosenPath[]>() }),
  /** Remembers the key file of a token, or forgets it; answers those remembered. The pass phrase is never kept. */
  'keys/remember': shell({
    input: z.object({ token: z.string(), keep: z.boolean() }),
    output: answer<readonly ChosenPath[]>(),
  }),
  /**
   * Tokens of the sample scans and description that come with the program, and of a new folder among the program's own data
   * with what practice needs beside it, those of earlier practices gone: `key` is the beginning of a demonstration key's
   * file names, `p12` and `anchor` two of them.
   */
  'samples/tokens': shell({
    input: none,
    output: answer<{
      readonly scans: ChosenPath;
      readonly descriptions: readonly ChosenPath[];
      readonly folder: ChosenPath;
      readonly key: ChosenPath;
      readonly p12: ChosenPath;
      readonly anchor: ChosenPath;
      readonly crl: ChosenPath;
    }>(),
  }),
  /** Shows a file or folder in the system's file manager: a token, or a path inside the open workspace. */
  'path/reveal': shell({ input: z.object({ path: z.string() }), output: answer<null>() }),
  /**
   * Writes down a fault of the window's own, with its place in the code, in a file whose path is answered: what a person can
   * send to whoever looks after the PC. Null where it cannot be written.
   */
  'fault/note': shell({
    input: z.object({
      name: z.string().max(FAULT_LIMITS.name),
      message: z.string().max(FAULT_LIMITS.message),
      stack: z.string().max(FAULT_LIMITS.stack),
    }),
    output: answer<string | null>(),
  }),
  /** Answers `closing`: close now (work is stopped and can be resumed), or stay. */
  'window/close': shell({ input: z.object({ close: z.boolean() }), output: answer<null>() }),
  'window/full-screen': shell({ input: none, output: answer<null>() }),
} as const;

export type ShellCommandName = keyof typeof SHELL;
export type ShellInput<N extends ShellCommandName> = z.input<(typeof SHELL)[N]['input']>;
export type ShellOutput<N extends ShellCommandName> =
  (typeof SHELL)[N]['output'] extends AnswerType<infer Output> ? Output : never;
