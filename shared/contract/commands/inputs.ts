import { z } from 'zod';
import { PACKAGE_KINDS } from '../../model/package-shapes.ts';

/** Parts that several commands' inputs are made of. */
export const path = z.string().min(1);
export const paths = z.array(path).min(1);
export const name = z.string().trim().min(1).max(200);
export const none = z.object({}).strict();
export const id = z.number().int().positive();

/** A key file to sign with. The pass phrase lives as long as the call; it is never stored, logged or put in an error. */
export const KeyFile = z.object({ path, passphrase: z.string() });

export const Ocr = z.object({
  languages: z.array(z.enum(['vie', 'eng'])).min(1),
  workers: z.number().int().min(1).max(32).optional(),
  tessdata: path.optional(),
});

export const Trust = z.object({ anchors: z.array(path), crls: z.array(path) });
export const PackageKindInput = z.enum(PACKAGE_KINDS);
