import { AppError } from '../../../shared/contract/app-error.ts';

/** A file system's refusal as an AppError that names the path. Anything that is not a system error comes back as it is. */
export function diskError(error: unknown, path: string, doing: 'read' | 'write'): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('disk/full', { path }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError('disk/denied', { path }, { cause: error });
    case 'ENOENT':
      return new AppError('disk/not-found', { path }, { cause: error });
    default:
      return new AppError(
        doing === 'write' ? 'disk/write-failed' : 'disk/read-failed',
        {
          path,
          reason: error.message,
        },
        { cause: error },
      );
  }
}
