import { answerTasks } from '../base/worker-answers.ts';
import type { PackageSpec } from './spec.ts';
import { writePackage, type PackageResult, type PackageTarget } from './write-package.ts';

/** A package to be written by a worker. */
export interface PackageTask {
  readonly spec: PackageSpec;
  readonly target: PackageTarget;
}

answerTasks(({ spec, target }: PackageTask, signal): Promise<PackageResult> =>
  writePackage(spec, target, { signal, report: () => undefined }),
);
