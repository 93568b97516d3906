import { PACKAGE_SHAPES, type PackageKind, type PackageShape } from '../../../../shared/model/package-shapes.ts';
import type { MetsData } from './read-mets.ts';
import type { Survey } from './survey.ts';

/**
 * Which kind of package this is; null for one that is none of ours. Several marks are asked (what describes it, OAIS
 * type, profile, form of its id, PREMIS), and the kind with most of them is taken, so that one changed mark is found as
 * what it is and does not turn the package into something nobody knows. One mark alone is not enough.
 */
export function packageKind(survey: Survey, root: MetsData): PackageKind | null {
  const scores = Object.values(PACKAGE_SHAPES).map((shape) => ({
    kind: shape.kind,
    score: score(shape, survey, root),
  }));
  scores.sort((a, b) => b.score - a.score);
  const [best] = scores;
  return best && best.score >= 3 ? best.kind : null;
}

function score(shape: PackageShape, { ead, ead3, filled }: Survey, root: MetsData): number {
  const isSimple = shape.documentMetadata !== undefined;
  const marks = [
    (isSimple ? ead : ead3) !== null,
    root.oaisType === shape.oaisType,
    root.profile === shape.profile.root,
    root.objid.startsWith(shape.objid.slice(0, shape.objid.indexOf('{'))),
    filled.has('metadata/preservation') === (shape.preservation !== undefined),
  ];
  return marks.filter(Boolean).length;
}
