import { spawn, spawnSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import type { DialogQuestion } from '../messages.ts';

/** Lets a person choose paths: by the desktop's own dialog where one can be had, else by typing them into the page. */
export async function askPerson(question: DialogQuestion, page: Page): Promise<readonly string[]> {
  if (has('zenity')) return lines('zenity', zenityArguments(question));
  if (has('kdialog')) return lines('kdialog', kdialogArguments(question));
  return askInPage(question, page);
}

function has(program: string): boolean {
  return process.platform === 'linux' && spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

function zenityArguments({ kind, title, properties, defaultPath }: DialogQuestion): readonly string[] {
  return [
    '--file-selection',
    `--title=${title}`,
    ...(kind === 'save' ? ['--save', '--confirm-overwrite', `--filename=${defaultPath}`] : []),
    ...(properties.includes('openDirectory') ? ['--directory'] : []),
    ...(properties.includes('multiSelections') ? ['--multiple', '--separator=\n'] : []),
  ];
}

function kdialogArguments({ kind, title, properties, defaultPath }: DialogQuestion): readonly string[] {
  if (kind === 'save') return ['--title', title, '--getsavefilename', defaultPath];
  if (properties.includes('openDirectory')) return ['--title', title, '--getexistingdirectory', '.'];
  const several = properties.includes('multiSelections') ? ['--multiple', '--separate-output'] : [];
  return ['--title', title, '--getopenfilename', '.', ...several];
}

/** A program's output by lines; none when it ended badly, which is how these dialogs say "cancelled". */
function lines(program: string, args: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
    child.on('close', (code) => resolve(code === 0 ? text.split('\n').filter((line) => line !== '') : []));
  });
}

/** A plain prompt drawn into the page, one path a line. Only the stand-in has it: Electron has the system's dialogs. */
async function askInPage(question: DialogQuestion, page: Page): Promise<readonly string[]> {
  const text = await page.evaluate(({ kind, title, defaultPath }) => {
    const box = document.createElement('dialog');
    const form = document.createElement('form');
    const heading = document.createElement('p');
    const field = document.createElement('textarea');
    const [fine, cancel] = [document.createElement('button'), document.createElement('button')];
    heading.textContent = `${title} — ${kind === 'save' ? 'đường dẫn / path' : 'đường dẫn, mỗi dòng một / paths, one a line'}`;
    field.value = defaultPath;
    field.rows = 4;
    field.style.cssText = 'display:block;width:36rem;max-width:90vw;font:inherit;margin-bottom:1rem';
    fine.textContent = 'OK';
    cancel.textContent = 'Hủy / Cancel';
    cancel.type = 'button';
    form.method = 'dialog';
    form.append(heading, field, fine, ' ', cancel);
    box.append(form);
    box.style.cssText = 'font:1rem sans-serif;padding:1.5rem;border:1px solid gray';
    document.body.append(box);
    box.showModal();
    return new Promise<string>((resolve) => {
      const end = (value: string) => {
        box.remove();
        resolve(value);
      };
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        end(field.value);
      });
      cancel.addEventListener('click', () => end(''));
      box.addEventListener('cancel', () => end(''));
    });
  }, question);
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
