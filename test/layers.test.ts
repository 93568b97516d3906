import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
  forbidden: IForbiddenRuleType[];
  options: object;
};

async function violations(baseDir: string, folders: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(folders, {
    ...config.options,
    tsConfig: { fileName: join(root, 'tsconfig.base.json') },
    baseDir,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
  });
  return output as ICruiseResult;
}

describe('the layer rules', () => {
  it('each fire on the breach planted for it', async () => {
    const result = await violations(join(import.meta.dirname, 'fixtures/layers'), ['shared', 'electron', 'renderer']);
    const fired = new Set(result.summary.violations.map((violation) => violation.rule.name));
    expect(config.forbidden.map((rule) => rule.name).filter((name) => !fired.has(name!))).toEqual([]);
  });

  it('hold in the product, and the check sees the whole of it', async () => {
    const result = await violations(root, ['shared', 'electron']);
    expect(result.summary.totalCruised).toBeGreaterThan(200);
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });
});
